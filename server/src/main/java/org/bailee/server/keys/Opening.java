package org.bailee.server.keys;

import java.security.SecureRandom;

/// What somebody opens one of the seals with, to show that it can be opened.
///
/// Never what lies on the server: then whoever holds a stolen API key would open it by asking.
public sealed interface Opening {
    /// By a passphrase somebody knows.
    record ByPassphrase(String passphrase) implements Opening {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    /// By the content of a key file somebody holds.
    record ByKeyFile(String content) implements Opening {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    /// By the PIN of the token this server uses.
    record ByTokenPin(String pin) implements Opening {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    /// By the shares that custodians have given to this server a short while ago.
    record ByCustodians() implements Opening {}

    /// @param own the seals this server knows
    default Seal seal(OwnSeals own, Gathering gathering, SecureRandom random) {
        return switch (this) {
            case ByTokenPin(String pin) -> own.token(pin);
            case ByCustodians() -> gathering.seal();
            case ByPassphrase(String passphrase) -> new PassphraseSeal(new GivenPassphrase(passphrase), random);
            case ByKeyFile(String content) -> new CarriedKeySeal(content, random);
        };
    }
}
