package org.bailee.client;

import java.util.Map;

/// What opens one of the seals, to show that it can be opened. Never prints itself.
public final class SealOpening {
    private final Map<String, String> body;

    private SealOpening(Map<String, String> body) {
        this.body = body;
    }

    /// By what the server itself opens at a start without asking anybody.
    public static SealOpening byTheServer() {
        return new SealOpening(Map.of());
    }

    public static SealOpening byPassphrase(String passphrase) {
        return new SealOpening(Map.of("passphrase", passphrase));
    }

    /// @param content the whole file
    public static SealOpening byKeyFile(String content) {
        return new SealOpening(Map.of("keyFile", content));
    }

    Map<String, String> body() {
        return body;
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
