package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.PerMinute;
import org.bailee.server.shared.Permission;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;

/// One node of an installation, as far as its seals go.
///
/// @param programs who cannot be a custodian
record TestCustody(
        TestClock clock,
        KeyRing ring,
        Seals seals,
        Custodians custodians,
        RootChanges roots,
        Unsealer unsealer,
        List<BeforeServing> tasks,
        List<ActorId> programs) {
    private static final String FILE = KeyFile.fresh(new SecureRandom());

    /// The seal that comes first, and what opens it.
    static final Seal FIRST = new CarriedKeySeal(FILE, new SecureRandom());

    static final Opening OPENING = new Opening.ByKeyFile(FILE);
    static final Actor ADMINISTRATOR = TestActor.in().with(Permission.CUSTODY_MANAGE);

    /// @param own the seals the node tries at its start
    static TestCustody on(TestDatabase database, Seal... own) {
        return on(database, List.of(), own);
    }

    static TestCustody on(TestDatabase database, List<BeforeServing> tasks, Seal... own) {
        TestClock clock = new TestClock();
        SecureRandom random = new SecureRandom();
        Ids ids = new Ids(clock, random);
        AuditLog audit = TestAudit.log(database, ids, clock);
        KeyStore keys = new KeyStore(database.db());
        SealStore store = new SealStore(database.db());
        Unsealing unsealing = new Unsealing(keys, store, database.tx(), audit, random, ids, clock);
        KeyRing ring = new KeyRing(keys, random);
        unsealing.unseal(List.of(own)).ifPresent(ring::open);
        Gathering gathering = new Gathering(clock);
        Seals seals =
                new Seals(store, ring, OwnSeals.NONE, gathering, () -> {}, database.tx(), audit, random, ids, clock);
        List<ActorId> programs = new ArrayList<>();
        Custodians custodians = new Custodians(
                seals, store, who -> !programs.contains(who), () -> {}, database.tx(), audit, random, ids, clock);
        Unsealer unsealer = new Unsealer(
                ring, store, unsealing, gathering, new Tries(clock), new PerMinute(clock, 30), tasks, random, audit);
        RootChanges roots = new RootChanges(
                seals,
                store,
                keys,
                new RootStore(database.db()),
                ring.keychain(),
                () -> {},
                database.tx(),
                audit,
                TestAudit.watch(database, Duration.ofDays(7), clock),
                random,
                clock);
        unsealer.begin();
        return new TestCustody(clock, ring, seals, custodians, roots, unsealer, tasks, programs);
    }

    /// Appoints custodians, and gives what they wrote down.
    List<String> appoint(int needed, int count, Optional<KeptSeal> replaces) {
        List<Actor> people = people(count);
        custodians.begin(
                ADMINISTRATOR,
                new NewSplit(
                        "management", needed, people.stream().map(Actor::id).toList(), replaces.map(KeptSeal::id)),
                OPENING);
        List<String> shares = people.stream().map(custodians::show).toList();
        for (int i = 0; i < count; i++) {
            custodians.confirm(people.get(i), shares.get(i));
        }
        return shares;
    }

    static List<Actor> people(int count) {
        List<Actor> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(TestActor.in().with());
        }
        return people;
    }
}
