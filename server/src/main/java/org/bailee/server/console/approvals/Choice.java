package org.bailee.server.console.approvals;

import java.util.List;
import org.bailee.server.register.Activity;
import org.bailee.server.register.Register;

/// An activity of the register and the roles that see something for it.
///
/// @param says what people are told the activity is
public record Choice(String purpose, String says, List<String> roles) {
    static List<Choice> of(Register register) {
        return register.current().definition().activities().values().stream()
                .map(activity -> new Choice(
                        activity.name(),
                        activity.says(),
                        List.copyOf(activity.roles().keySet())))
                .toList();
    }

    /// How a role is shown a field.
    ///
    /// @param view as the register spells it: `masked`
    public record Shown(String field, String view) {}

    /// What a role is shown for an activity; nothing if the register knows it no more.
    static List<Shown> shown(Register register, String purpose, String role) {
        Activity activity = register.current().definition().activities().get(purpose);
        if (activity == null || !activity.roles().containsKey(role)) {
            return List.of();
        }
        return activity.roles().get(role).entrySet().stream()
                .map(field ->
                        new Shown(field.getKey().toString(), field.getValue().word()))
                .toList();
    }
}
