package org.bailee.server.access;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bailee.server.register.Activity;
import org.bailee.server.register.View;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;

/// What an actor sees of each of many people: the view of most of them, and of those whom an emergency shows
/// more of.
record Seeing(Map<FieldPath, View> usual, Map<SubjectId, Map<FieldPath, View>> emergencies) {
    /// @param wanted fields; empty for all that the roles show
    /// @throws Denied if nobody at all may be seen
    static Seeing of(Sight sight, Actor actor, Activity activity, List<SubjectId> subjects, Set<FieldPath> wanted) {
        Set<String> roles = sight.roles(actor, activity.name());
        Map<SubjectId, Map<FieldPath, View>> emergencies = new HashMap<>();
        sight.emergencies(actor, activity.name(), subjects).forEach((subject, lent) -> {
            Set<String> all = new HashSet<>(roles);
            all.addAll(lent);
            emergencies.put(subject, Views.of(actor, all, activity, wanted));
        });
        try {
            return new Seeing(Views.of(actor, roles, activity, wanted), emergencies);
        } catch (Denied why) {
            if (emergencies.isEmpty()) {
                throw why;
            }
            return new Seeing(Map.of(), emergencies);
        }
    }

    /// Empty if the person is not seen.
    Map<FieldPath, View> of(SubjectId subject) {
        return emergencies.getOrDefault(subject, usual);
    }

    boolean isEmergency(SubjectId subject) {
        return emergencies.containsKey(subject);
    }
}
