package org.bailee.server.access;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.register.Activity;
import org.bailee.server.register.View;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;

/// What roles show together, for one activity.
final class Views {
    private Views() {}

    /// @param wanted fields; empty for all that the roles show
    /// @throws Denied if they show nothing, or not all that is wanted
    static Map<FieldPath, View> of(Actor actor, Collection<String> roles, Activity activity, Set<FieldPath> wanted) {
        // Here, where every decision passes, so that no role, standing or lent, and no emergency gets around it.
        View most = actor instanceof StaffMember member && !member.seesPlain() ? View.MASKED : View.PLAIN;
        Map<FieldPath, View> views = new TreeMap<>();
        for (String role : roles) {
            // Of several roles the most open view counts.
            Map<FieldPath, View> seen = activity.roles().get(role);
            if (seen != null) {
                seen.forEach((field, view) -> views.merge(
                        field,
                        view.showsMoreThan(most) ? most : view,
                        (one, other) -> other.showsMoreThan(one) ? other : one));
            }
        }
        if (views.isEmpty()) {
            throw Refusals.noRole(activity.name());
        }
        if (wanted.isEmpty()) {
            return views;
        }
        Set<FieldPath> missing = new TreeSet<>(wanted);
        missing.removeAll(views.keySet());
        if (!missing.isEmpty()) {
            throw Refusals.fields(activity.name(), missing);
        }
        views.keySet().retainAll(wanted);
        return views;
    }
}
