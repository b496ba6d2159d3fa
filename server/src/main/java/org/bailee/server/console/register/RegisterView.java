package org.bailee.server.console.register;

import java.util.List;
import java.util.Optional;
import org.bailee.server.register.Activity;
import org.bailee.server.register.AppliedVersion;
import org.bailee.server.register.Collection;
import org.bailee.server.register.Recipient;
import org.bailee.server.register.Retention;
import org.bailee.server.register.View;
import org.bailee.server.shared.FieldPath;

/// One version of the register, as a page shows it.
///
/// @param number 0 if nothing was ever applied
/// @param current whether it is in force
public record RegisterView(
        int number,
        boolean current,
        List<Collection> collections,
        List<Activity> activities,
        List<Recipient> recipients,
        List<Retention> retention,
        List<AppliedVersion> versions,
        String next) {
    /// The roles of an activity, each a column.
    public List<String> roles(Activity activity) {
        return List.copyOf(activity.roles().keySet());
    }

    /// How a role sees a field; empty for not at all.
    public String cell(Activity activity, String role, FieldPath field) {
        Optional<View> view = activity.view(role, field);
        return view.map(View::word).orElse("");
    }

    /// Of which event a period is counted from: `created`, `last-activity`, or the field.
    public String from(Retention rule) {
        return switch (rule.from()) {
            case Retention.Anchor.Created _ -> "created";
            case Retention.Anchor.LastActivity _ -> "last-activity";
            case Retention.Anchor.Date(FieldPath field) -> field.toString();
        };
    }
}
