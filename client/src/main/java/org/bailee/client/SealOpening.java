package org.bailee.client;

import java.util.Map;

/// What opens one of the seals, to show that it can be opened. Never prints itself.
public final class SealOpening {
    private final Map<String, Object> body;

    private SealOpening(Map<String, Object> body) {
        this.body = body;
    }

    public static SealOpening byPassphrase(String passphrase) {
        return new SealOpening(Map.of("passphrase", passphrase));
    }

    /// @param content the whole file
    public static SealOpening byKeyFile(String content) {
        return new SealOpening(Map.of("keyFile", content));
    }

    /// By the PIN of the token in the server's settings; it is never tried on the token.
    public static SealOpening byTokenPin(String pin) {
        return new SealOpening(Map.of("tokenPin", pin));
    }

    /// By the shares that custodians have brought to the server in the last half hour.
    public static SealOpening byCustodians() {
        return new SealOpening(Map.of("custodians", true));
    }

    Map<String, Object> body() {
        return body;
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
