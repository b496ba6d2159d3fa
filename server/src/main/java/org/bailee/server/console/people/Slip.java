package org.bailee.server.console.people;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bailee.server.access.Grant;
import org.bailee.server.register.Field;
import org.bailee.server.register.View;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.types.Value;
import org.bailee.server.vault.Seen;
import org.jspecify.annotations.Nullable;

/// One field of a person, as the page shows it.
///
/// @param lines of the value or its mask; none where nothing of it is seen
/// @param opens whether the reader may see more of it for a reason
/// @param asksFactor whether that takes a recent second factor
public record Slip(FieldPath path, State state, List<String> lines, boolean opens, boolean asksFactor) {
    /// How much of it there is to see.
    public enum State {
        OPENED,
        MASKED,
        SEALED,
        EMPTY,
        DENIED;

        /// As the words of the page name it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param seen what the vault showed; null if there is nothing
    static Slip of(Field field, Grant grant, @Nullable Seen seen) {
        boolean opens = grant.held().contains(field.path());
        if (!grant.views().containsKey(field.path())) {
            return new Slip(field.path(), State.DENIED, List.of(), false, false);
        }
        if (seen == null) {
            return new Slip(field.path(), State.EMPTY, List.of(), false, false);
        }
        State state = seen.view() == View.PLAIN ? State.OPENED : seen.value().isEmpty() ? State.SEALED : State.MASKED;
        return new Slip(
                field.path(), state, lines(field, seen.value()), opens && state != State.OPENED, field.isSensitive());
    }

    public boolean is(State other) {
        return state == other;
    }

    private static List<String> lines(Field field, Optional<Value> value) {
        return switch (value.orElse(null)) {
            case null -> List.of();
            case Value.Text(String text) -> List.of(text);
            // In the type's order: a name reads given before family, an address street before city.
            case Value.Parts(var parts) ->
                field.type().parts().stream()
                        .filter(parts::containsKey)
                        .map(parts::get)
                        .toList();
        };
    }
}
