package org.bailee.server.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;

/// The people who work here: invited, given roles, disabled. Every change needs `staff.manage` and a recent second
/// factor, and nobody changes themselves.
public final class Staff {
    private final Parts parts;
    private final Means means;
    private final Links links;

    Staff(Parts parts) {
        this.parts = parts;
        this.means = parts.means();
        this.links = new Links(parts);
    }

    /// Makes an account that becomes active when its person has used the link.
    ///
    /// @throws Conflict if somebody has this name
    public IssuedLink invite(Session by, NewStaff wanted) {
        return managing(by, () -> {
            NormalName name = StaffRules.mustBeSound(wanted);
            StaffMember member = new StaffMember(
                    new ActorId(means.ids().next()),
                    wanted.signInName().strip(),
                    wanted.displayName().strip(),
                    Set.copyOf(wanted.staffRoles()),
                    Set.copyOf(wanted.roles()),
                    wanted.locale(),
                    wanted.zone(),
                    means.now(),
                    Optional.empty(),
                    Optional.empty());
            if (!parts.staff().insert(member, name)) {
                throw StaffRules.nameTaken();
            }
            means.audit().append(by.staff(), roles("staff-invited", member));
            return links.issue(by.staff(), member, LinkKind.INVITATION);
        });
    }

    /// A new link in place of one that ran out or went astray.
    public IssuedLink inviteAgain(Session by, ActorId staff) {
        return managing(by, () -> {
            StaffMember member = other(by, staff);
            if (member.setUpAt().isPresent()) {
                throw new Conflict("staff.set-up", "This account is set up already.", "Start a reset instead.");
            }
            return links.issue(by.staff(), member, LinkKind.INVITATION);
        });
    }

    /// Newest first, the disabled ones too.
    public Page<StaffMember> list(Session by, Optional<String> after, int limit) {
        by.mustBeComplete().staff().must(Permission.STAFF_READ);
        List<StaffMember> found = parts.staff().page(after.map(ActorId::parse), limit + 1);
        return Page.of(found, limit, StaffMember::id);
    }

    /// How many administrators may come in.
    public long administrators(Session by) {
        by.mustBeComplete().staff().must(Permission.STAFF_READ);
        return parts.staff().administrators().stream()
                .filter(StaffMember::isActive)
                .count();
    }

    public StaffMember find(Session by, ActorId staff) {
        by.mustBeComplete().staff().must(Permission.STAFF_READ);
        return parts.staff().find(staff).orElseThrow(Staff::unknown);
    }

    /// Gives other roles, and ends the person's sessions: what was open was opened under the old ones.
    ///
    /// @throws Conflict if no administrator would be left
    public StaffMember changeRoles(Session by, ActorId staff, Set<StaffRole> staffRoles, Set<String> registerRoles) {
        StaffRules.mustBeRoles(staffRoles, registerRoles);
        return changing(by, staff, "roles-changed", member -> {
            if (!staffRoles.contains(StaffRole.ADMINISTRATOR)) {
                mustNotBeLastAdministrator(staff);
            }
            parts.staff().roles(staff, staffRoles, registerRoles);
            parts.vouching().changed(member, staffRoles, by.staff());
            return parts.staff().find(staff).orElseThrow();
        });
    }

    /// Lets the person in no more, and ends their sessions and links.
    ///
    /// @throws Conflict if no administrator would be left
    public StaffMember disable(Session by, ActorId staff) {
        return changing(by, staff, "staff-disabled", member -> {
            mustNotBeLastAdministrator(staff);
            parts.staff().disabled(staff, means.now());
            parts.links().deleteAllOf(staff);
            return parts.staff().find(staff).orElseThrow();
        });
    }

    /// Lets the person in again, with the factors they had.
    public StaffMember enable(Session by, ActorId staff) {
        return changing(by, staff, "staff-enabled", member -> {
            parts.staff().disabled(staff, null);
            return parts.staff().find(staff).orElseThrow();
        });
    }

    private StaffMember changing(Session by, ActorId staff, String event, UnaryOperator<StaffMember> change) {
        return managing(by, () -> {
            // Always administrators first and in one order, so that two of them changing each other cannot deadlock.
            parts.staff().lockAdministrators();
            StaffMember after = change.apply(other(by, staff));
            means.audit()
                    .append(by.staff(), standing(event, after, parts.staff().changed(staff)));
            parts.sessions().endAllOf(by.staff(), staff, event);
            return after;
        });
    }

    private <T> T managing(Session by, Supplier<T> work) {
        return StaffRefusals.recording(means, by.staff(), () -> {
            by.mustBeFresh(means);
            by.staff().must(Permission.STAFF_MANAGE);
            return means.tx().write(work);
        });
    }

    private StaffMember other(Session by, ActorId staff) {
        if (by.staff().id().equals(staff)) {
            throw new Denied(
                    "staff.yourself", "Nobody changes their own account here.", "Ask another administrator to do it.");
        }
        return parts.staff().lock(staff).orElseThrow(Staff::unknown);
    }

    private void mustNotBeLastAdministrator(ActorId but) {
        if (parts.staff().lockAdministrators().stream()
                .noneMatch(member -> member.isActive() && !member.id().equals(but))) {
            throw new Conflict(
                    "staff.last-administrator",
                    "No administrator would be left.",
                    "Make somebody else administrator first.");
        }
    }

    static NotFound unknown() {
        return new NotFound("staff.unknown", "There is nobody with this id.", "List the staff again.");
    }

    /// How somebody stands from now on, as the journal tells it.
    static StaffEvent standing(String kind, StaffMember member, long version) {
        return roles(kind, member)
                .with("stands", member.disabledAt().isPresent() ? "out" : "in")
                .with("version", version);
    }

    private static StaffEvent roles(String kind, StaffMember member) {
        return StaffEvent.of(kind, member.id())
                .with("staff-roles", StaffRole.words(member.staffRoles()))
                .with("roles", Scope.names(member.roles()));
    }
}
