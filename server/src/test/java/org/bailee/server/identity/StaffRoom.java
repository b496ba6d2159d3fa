package org.bailee.server.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.identity.SetUpAnswer.SetUpDone;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.keys.Argon2id;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.keys.TimeCodes;
import org.bailee.server.shared.Ids;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;

/// A whole door of its own on a real database, and people to come through it.
final class StaffRoom implements AutoCloseable {
    static final String PASSWORD = "correct horse battery staple";
    static final String HERE = "192.0.2.1";

    /// As cheap as Argon2id gets: most tests are not about its cost.
    static final Argon2id CHEAP = new Argon2id(8, 1, 1);

    final TestDatabase database = TestDatabase.fresh();
    final TestClock clock = new TestClock();
    final SecureRandom random = new SecureRandom();
    final Ids ids = new Ids(clock, random);
    final AuditLog audit = TestAudit.log(database, ids, clock);
    final KeyRing keys = TestKeys.on(database);
    final ClockWatch watch = TestAudit.watch(database, Duration.ofDays(7), clock);
    final Means means = new Means(
            audit,
            database.tx(),
            ids,
            random,
            clock,
            watch,
            keys.staffSecrets(),
            new SignInSettings(
                    Duration.ofMinutes(15), Duration.ofHours(10), Duration.ofMinutes(5), List.of("Pfeffer & Söhne")));
    final Parts parts;
    final SignIn signIn;
    final SetUp setUp;
    final Sessions sessions;
    final Factors factors;
    final Passkeys passkeys;
    final Staff staff;
    final Resets resets;
    final FirstAdministrator first;

    /// Somebody with a password and an authenticator app.
    record Person(StaffMember staff, byte[] secret, List<String> recoveryCodes, String token) {}

    StaffRoom() {
        this(CHEAP);
    }

    StaffRoom(Argon2id cost) {
        parts = node(cost);
        signIn = new SignIn(parts);
        setUp = new SetUp(parts, new SessionStore(database.db()));
        sessions = parts.sessions();
        factors = new Factors(parts);
        passkeys = new Passkeys(parts.passkeys(), parts.staff());
        staff = new Staff(parts);
        resets = new Resets(parts);
        first = new FirstAdministrator(parts);
    }

    /// What another node of the same installation has.
    Parts node(Argon2id cost) {
        return Parts.of(database.db(), means, new Passwords(means.secrets(), random, cost, 2, Duration.ofSeconds(20)));
    }

    Person administrator() {
        return complete(first.link().orElseThrow());
    }

    Person person(Person by, String name, StaffRole... roles) {
        return complete(staff.invite(fresh(by), wanted(name, roles)));
    }

    static NewStaff wanted(String name, StaffRole... roles) {
        return new NewStaff(name, "Display " + name, Set.of(roles), Set.of(), Optional.empty(), Optional.empty());
    }

    Person complete(IssuedLink link) {
        Session session = setUp.open(link.token(), HERE).orElseThrow().session();
        if (link.kind().setsPassword()) {
            setUp.choosePassword(session, PASSWORD);
        }
        byte[] secret = decoded(setUp.beginTotp(session).secret());
        SetUpDone done = (SetUpDone) setUp.finish(session, new SecondFactor.NewTotp(code(secret)), HERE);
        return new Person(
                done.signedIn().session().staff(),
                secret,
                done.recoveryCodes(),
                done.signedIn().token());
    }

    /// Signed in with both factors just now. Moves the clock on, because a code is good once.
    Session fresh(Person person) {
        return session(signedIn(person));
    }

    SignedIn signedIn(Person person) {
        clock.advance(Duration.ofSeconds(60));
        Session half = session(signIn.password(person.staff().name(), PASSWORD, HERE));
        return (SignedIn) signIn.totp(half, code(person), HERE);
    }

    static Session session(SignInAnswer answer) {
        return ((SignedIn) answer).session();
    }

    String code(Person person) {
        return code(person.secret());
    }

    String code(byte[] secret) {
        return TimeCodes.code(secret, clock.instant().getEpochSecond() / Totp.SECONDS, Totp.DIGITS);
    }

    Passkey passkey(StaffMember owner, int number) {
        Instant now = means.now();
        return new Passkey(
                new byte[] {1, 2, (byte) number},
                owner.id(),
                new byte[] {3, 4, 5},
                0,
                true,
                true,
                false,
                Set.of("internal", "hybrid"),
                Optional.of(new byte[] {6}),
                Optional.empty(),
                "key " + number,
                now.plusNanos(1234),
                now);
    }

    List<Entry> kinds(String kind) {
        return audit.find(EntryQuery.newest(1000)).items().stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    /// Everything in every table of this room and in the log, as text.
    String dump() {
        Stream<String> rows = database
                .db()
                .queryForList(
                        "select 'identity.' || table_name from information_schema.tables where table_schema = 'identity'",
                        String.class)
                .stream()
                .flatMap(table ->
                        database
                                .db()
                                .queryForList("select entry::text from " + table + " entry", String.class)
                                .stream());
        Stream<String> entries = TestAudit.entries(database).stream().map(Object::toString);
        return Stream.concat(rows, entries).collect(Collectors.joining());
    }

    static byte[] decoded(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(bit / 5));
            bytes[bit / 8] |= (byte) ((value >> 4 - bit % 5 & 1) << 7 - bit % 8);
        }
        return bytes;
    }

    @Override
    public void close() {
        database.close();
    }
}
