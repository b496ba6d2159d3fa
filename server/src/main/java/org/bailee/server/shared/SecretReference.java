package org.bailee.server.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Says where a secret is, so that a setting or a command line never holds the secret itself.
///
/// @param reference `file:PATH` (its first line) or `env:NAME`
public record SecretReference(String reference) {
    /// Reads the secret.
    ///
    /// @param setting the setting that holds the reference, for the message
    public String read(String setting) {
        if (reference.startsWith("file:")) {
            return firstLine(setting, Path.of(reference.substring("file:".length())));
        }
        if (reference.startsWith("env:")) {
            String name = reference.substring("env:".length());
            @Nullable String value = System.getenv(name);
            if (value == null || value.isEmpty()) {
                throw Invalid.of(
                        setting, "secret.missing", "The environment has no " + name + ".", "Set it, and start again.");
            }
            return value;
        }
        // What was given may be the secret itself, so it is not repeated.
        throw Invalid.of(
                setting,
                "secret.not-a-reference",
                "A secret is named, not given.",
                "Write file:PATH or env:NAME, and keep the secret in that file or variable.");
    }

    private static String firstLine(String setting, Path file) {
        try {
            return Files.readString(file)
                    .lines()
                    .findFirst()
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> Invalid.of(
                            setting, "secret.missing", file + " is empty.", "Write the secret into its first line."));
        } catch (IOException _) {
            throw Invalid.of(
                    setting,
                    "secret.missing",
                    file + " cannot be read.",
                    "Make the file, let only this account read it (chmod 600), and start again.");
        }
    }
}
