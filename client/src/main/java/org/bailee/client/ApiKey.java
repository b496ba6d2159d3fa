package org.bailee.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The credential of a service account. Never prints itself.
public final class ApiKey {
    private final String secret;

    private ApiKey(String secret) {
        this.secret = secret;
    }

    /// @throws IllegalArgumentException if this cannot be an API key; the text is not repeated
    public static ApiKey of(String secret) {
        String stripped = secret.strip();
        if (!stripped.matches("blk_[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("An API key starts with blk_ and has no blanks");
        }
        return new ApiKey(stripped);
    }

    /// @throws IOException if the file cannot be read
    public static ApiKey in(Path file) throws IOException {
        return of(Files.readString(file));
    }

    /// The key itself, for whoever must hand it on.
    public String reveal() {
        return secret;
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
