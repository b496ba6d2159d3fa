package org.bailee.server.access;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Authored;
import org.bailee.server.identity.PeopleLimit;
import org.bailee.server.identity.ServiceAccount;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;

/// In which roles somebody sees people at this moment: standing, lent for a time, in an emergency; and how many.
///
/// The tables are asked each time, for staff alone: what was ended a moment ago, on whatever node, counts no more.
final class Sight {
    private final RequestStore requests;
    private final GlassStore glasses;
    private final Tally tally;
    private final PeopleLimit staff;
    private final AuditLog audit;
    private final InstantSource clock;

    Sight(
            RequestStore requests,
            GlassStore glasses,
            Tally tally,
            AccessSettings settings,
            AuditLog audit,
            InstantSource clock) {
        this.requests = requests;
        this.glasses = glasses;
        this.tally = tally;
        this.staff = PeopleLimit.of(settings.peoplePerHour());
        this.audit = audit;
        this.clock = clock;
    }

    /// Standing roles, and those lent for the activity.
    Set<String> roles(Actor actor, String activity) {
        return roles(actor).apply(activity);
    }

    /// By activity, standing roles and those lent for it, all of one moment.
    Function<String, Set<String>> roles(Actor actor) {
        // Whoever may no longer ask for a role has none of those lent, however long they were to run.
        if (!(actor instanceof StaffMember) || !actor.permissions().contains(Permission.SUBJECTS_READ)) {
            return _ -> actor.roles();
        }
        Map<String, Set<String>> lent = requests.roles(actor.id(), clock.instant());
        return activity -> {
            Set<String> roles = new HashSet<>(actor.roles());
            roles.addAll(lent.getOrDefault(activity, Set.of()));
            return roles;
        };
    }

    /// By person, the roles an emergency lends; recorded before they are used.
    Map<SubjectId, Set<String>> emergencies(Actor actor, String activity, Collection<SubjectId> people) {
        if (!(actor instanceof StaffMember)
                || !actor.permissions().contains(Permission.ACCESS_BREAK_GLASS)
                || people.isEmpty()) {
            return Map.of();
        }
        Map<SubjectId, Set<String>> roles = new HashMap<>();
        List<Authored> used = new ArrayList<>();
        for (Glass glass : glasses.open(actor.id(), activity, people, clock.instant())) {
            roles.computeIfAbsent(glass.subject(), _ -> new HashSet<>()).add(glass.role());
            used.add(new Authored(actor, AccessEvent.of("break-glass-used", glass)));
        }
        if (!used.isEmpty()) {
            audit.appendAllDurably(used);
        }
        return roles;
    }

    /// @throws org.bailee.server.shared.Problem if that is more than the actor may open; not yet recorded
    void count(Actor actor, String activity, List<Tally.Opened> opened) {
        tally.count(actor, limit(actor), activity, opened);
    }

    /// Counts people whom a search found by a value the actor sees masked and now knows.
    void count(Intent intent, List<SubjectId> found) {
        count(
                intent.actor(),
                intent.purpose(),
                found.stream().map(one -> new Tally.Opened(one, 1, true)).toList());
    }

    private PeopleLimit limit(Actor actor) {
        return switch (actor) {
            case ServiceAccount account -> account.limit();
            case StaffMember _ -> staff;
            // Nobody else comes in by a door: only identity makes actors.
            default -> PeopleLimit.UNLIMITED;
        };
    }
}
