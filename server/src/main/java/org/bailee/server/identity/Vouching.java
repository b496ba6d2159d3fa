package org.bailee.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Permission;

/// Who brought whom in. Whoever makes an account, or holds the link to its factors, may be the one who uses it: for a
/// month the two do not count as two people.
final class Vouching {
    static final Duration LASTS = Duration.ofDays(30);

    private final SponsorStore store;
    private final StaffStore staff;
    private final Means means;

    Vouching(SponsorStore store, StaffStore staff, Means means) {
        this.store = store;
        this.staff = staff;
        this.means = means;
    }

    /// From now on the person has their account, or their right to approve, from this member of staff. Not from
    /// Bailee, whose links go to whoever runs the server.
    void brought(ActorId person, Actor by) {
        if (by instanceof StaffMember) {
            store.insert(person, by.id(), at());
        }
    }

    /// Keeps of a change of roles what approving and resetting depend on. Within the transaction of the change.
    void changed(StaffMember before, Set<StaffRole> after, Actor by) {
        boolean approves = StaffRole.permissions(after).contains(Permission.ACCESS_APPROVE);
        if (approves && !isApprover(before)) {
            brought(before.id(), by);
        }
        if (!approves && isApprover(before)) {
            staff.approverUntil(before.id(), at());
        }
    }

    /// Everybody the person has their account from, over however many.
    Set<ActorId> line(ActorId person) {
        return store.line(person, since());
    }

    /// Whether nobody can be both: neither comes from the other, nor both from a third.
    boolean areApart(ActorId one, ActorId other) {
        return Collections.disjoint(withLine(one), withLine(other));
    }

    /// Whose second factor is replaced by two others only: who approves, or did until lately. Or taking a role
    /// away for a moment would be the way around.
    Predicate<StaffMember> takesTwo() {
        Set<ActorId> former = staff.wereApprovers(since());
        return member -> isApprover(member) || former.contains(member.id());
    }

    private static boolean isApprover(StaffMember member) {
        return member.permissions().contains(Permission.ACCESS_APPROVE);
    }

    private Set<ActorId> withLine(ActorId person) {
        Set<ActorId> all = new HashSet<>(line(person));
        all.add(person);
        return all;
    }

    private Instant at() {
        return means.watch().notBefore().truncatedTo(ChronoUnit.MILLIS);
    }

    /// By a clock that jumped the month would be over at once; and who says that it did not jump must not be
    /// one person with who made the rules.
    private Instant since() {
        return means.watch().sure().minus(LASTS);
    }
}
