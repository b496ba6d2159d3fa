package org.bailee.server.console.approvals;

import java.util.List;
import java.util.Map;
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

    /// What a role is shown for an activity, as one line: `profile.name plain, profile.phone masked`.
    static List<String> shown(Register register, String purpose, String role) {
        Activity activity = register.current().definition().activities().get(purpose);
        if (activity == null || !activity.roles().containsKey(role)) {
            return List.of();
        }
        return activity.roles().get(role).entrySet().stream().map(Choice::line).toList();
    }

    private static String line(Map.Entry<?, org.bailee.server.register.View> field) {
        return field.getKey() + " " + field.getValue().word();
    }
}
