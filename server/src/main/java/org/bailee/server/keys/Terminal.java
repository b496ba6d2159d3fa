package org.bailee.server.keys;

import java.io.Console;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks whoever sits at the terminal, and shows nothing of what they type.
final class Terminal {
    private Terminal() {}

    /// Empty if there is no terminal, or it was closed.
    // There is a console without a terminal on some JDKs, and none on others.
    @SuppressWarnings("SystemConsoleNull")
    static Optional<String> secret(String prompt) {
        @Nullable Console console = System.console();
        char @Nullable [] typed = console != null && console.isTerminal() ? console.readPassword("%s", prompt) : null;
        if (typed == null) {
            return Optional.empty();
        }
        String secret = new String(typed);
        Arrays.fill(typed, '\0');
        return Optional.of(secret);
    }
}
