package org.bailee.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Violation;
import org.jspecify.annotations.Nullable;

/// The options of `bailee start`, as the settings they stand for.
final class StartOptions {
    static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "--home", "bailee.home",
            "--port", "bailee.port",
            "--address", "bailee.address",
            "--seal", "bailee.seal.kind",
            "--passphrase-file", "bailee.seal.passphrase-file",
            "--database-url", "bailee.database.url",
            "--database-user", "bailee.database.user",
            "--database-password", "bailee.database.password",
            "--certificate", "bailee.tls.certificate",
            "--private-key", "bailee.tls.private-key"));

    private StartOptions() {}

    /// Takes `--home DIR` and `--home=DIR`; settings by their own name (`--bailee.home=DIR`) pass through.
    ///
    /// @throws Invalid for every option there is not, and every one without its value
    static String[] toProperties(String[] arguments) {
        List<String> properties = new ArrayList<>();
        List<Violation> wrong = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            @Nullable String setting = SETTINGS.get(name);
            if (name.startsWith("--") && name.contains(".")) {
                properties.add(argument);
            } else if (setting == null) {
                wrong.add(unknown(name));
            } else if (equals >= 0) {
                properties.add("--" + setting + argument.substring(equals));
            } else if (i + 1 < arguments.length && !arguments[i + 1].startsWith("--")) {
                i++;
                properties.add("--" + setting + "=" + arguments[i]);
            } else {
                wrong.add(new Violation(name, "option.no-value", "This option needs a value.", name + " VALUE"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return properties.toArray(String[]::new);
    }

    private static Violation unknown(String name) {
        return name.startsWith("--")
                ? new Violation(
                        name,
                        "option.unknown",
                        "There is no such option.",
                        "Known: " + String.join(" ", SETTINGS.keySet()))
                // What is not an option may be a secret that lost its option; it is not repeated.
                : new Violation(
                        "arguments", "option.stray", "A value stands without its option.", "Write --option VALUE.");
    }
}
