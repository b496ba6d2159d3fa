package org.bailee.server.console.people;

import java.util.Collection;
import java.util.List;
import org.bailee.server.register.Activity;
import org.bailee.server.register.Register;

/// An activity the reader may look at people for.
///
/// @param says what people are told it is
public record Choice(String name, String says) {
    static List<Choice> of(Register register, Collection<String> names) {
        return register.current().definition().activities().values().stream()
                .filter(activity -> names.contains(activity.name()))
                .map((Activity activity) -> new Choice(activity.name(), activity.says()))
                .toList();
    }
}
