package org.bailee.server.console.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bailee.server.console.frame.Words;
import org.bailee.server.register.Activity;
import org.bailee.server.register.Field;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.register.View;
import org.bailee.server.types.Search;

/// One field of the matrix: what it is, who sees it how, and what for.
///
/// @param views one for each role, in the order of the columns: the most open of all activities
/// @param neededFor the activities it serves
public record FieldRow(
        String path,
        String type,
        String typeSays,
        String sensitivity,
        boolean isRequired,
        boolean isUnique,
        boolean isFoundByValue,
        boolean isFoundByWord,
        List<Optional<View>> views,
        List<String> neededFor) {
    static FieldRow of(RegisterDefinition register, Field field, List<String> roles, Words words) {
        return new FieldRow(
                field.path().toString(),
                field.type().name(),
                words.type(field.type()),
                field.type().sensitivity().name().toLowerCase(Locale.ROOT),
                field.required(),
                field.unique(),
                field.unique() || field.search().contains(Search.EXACT),
                field.search().contains(Search.WORDS),
                roles.stream().map(role -> view(register, field, role)).toList(),
                register.activities().values().stream()
                        .filter(activity -> activity.needs(field.path()))
                        .map(Activity::name)
                        .toList());
    }

    private static Optional<View> view(RegisterDefinition register, Field field, String role) {
        List<View> seen = new ArrayList<>();
        register.activities()
                .values()
                .forEach(activity -> activity.view(role, field.path()).ifPresent(seen::add));
        return seen.stream().reduce((one, other) -> other.showsMoreThan(one) ? other : one);
    }
}
