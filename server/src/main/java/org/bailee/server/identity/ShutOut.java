package org.bailee.server.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bailee.server.journal.Deed;
import org.bailee.server.journal.Enforcer;
import org.bailee.server.journal.Obligation;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;

/// Lets nobody in whom a database out of an older backup has forgotten to shut out: revoked keys, disabled people,
/// roles that were taken away, factors that were ended.
///
/// It takes away and gives nothing: who was let in, or given a role, after the backup gets it from an administrator
/// again, not from a file.
final class ShutOut implements Enforcer {
    private static final String WHY = "restored";

    private final ServiceStore services;
    private final Parts parts;
    private final Means means;

    ShutOut(ServiceStore services, Parts parts) {
        this.services = services;
        this.parts = parts;
        this.means = parts.means();
    }

    @Override
    public boolean enforce(Obligation owed) {
        return switch (owed.deed()) {
            case Deed.KeyRevoked _ -> means.tx().write(() -> key(owed));
            case Deed.Standing standing -> means.tx().write(() -> standing(owed, standing));
            case Deed.FactorsGone gone -> means.tx().write(() -> factors(owed, gone));
            case Deed.OfPerson _, Deed.Untold _ -> false;
        };
    }

    private boolean key(Obligation owed) {
        if (services.revoke(List.of(owed.account()), means.now()).isEmpty()) {
            return false;
        }
        means.audit()
                .append(Actor.bailee(), new AccountRevoked(owed.account(), owed.account(), Optional.of(owed.entry())));
        return true;
    }

    private boolean standing(Obligation owed, Deed.Standing said) {
        ActorId id = owed.account();
        Optional<StaffMember> known = parts.staff().lock(id);
        if (known.isEmpty() || !parts.staff().reach(id, said.version())) {
            return false;
        }
        StaffMember before = known.get();
        Set<StaffRole> staffRoles = new TreeSet<>(before.staffRoles());
        staffRoles.removeIf(role -> !said.staffRoles().contains(role.word()));
        Set<String> roles = new TreeSet<>(before.roles());
        roles.retainAll(said.roles());
        boolean shut = said.disabled() && before.disabledAt().isEmpty();
        if (!shut && staffRoles.equals(before.staffRoles()) && roles.equals(before.roles())) {
            return false;
        }
        if (shut) {
            parts.staff().disabled(id, means.now());
        }
        parts.vouching().changed(before, staffRoles, Actor.bailee());
        parts.staff().roles(id, staffRoles, roles);
        StaffMember after = parts.staff().find(id).orElseThrow();
        means.audit()
                .append(
                        Actor.bailee(),
                        Staff.standing(shut ? "staff-disabled" : "roles-changed", after, said.version())
                                .with("again", owed.entry()));
        endOpen(id);
        return true;
    }

    private boolean factors(Obligation owed, Deed.FactorsGone said) {
        ActorId id = owed.account();
        if (parts.staff().lock(id).isEmpty()
                || !parts.staff().reach(id, said.version())
                || !parts.gone().again(id, said.factors())) {
            return false;
        }
        // An administrator invites them again; with no administrator left, whoever starts the server gets a code.
        boolean shut = parts.gone().letsNobodyIn(id);
        if (shut) {
            parts.staff().notSetUp(id);
        }
        means.audit()
                .append(
                        Actor.bailee(),
                        StaffEvent.of(GoneFactors.KIND, id)
                                .with("gone", String.join(" ", said.factors()))
                                .with("version", said.version())
                                .with("set-up", !shut)
                                .with("again", owed.entry()));
        endOpen(id);
        return true;
    }

    /// A disk that was put back as it was has sessions, too, and links to set up what was ended.
    private void endOpen(ActorId id) {
        parts.links().deleteAllOf(id);
        parts.sessions().endAllOf(Actor.bailee(), id, WHY);
    }
}
