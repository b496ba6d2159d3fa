package org.bailee.server.keys;

import java.security.SecureRandom;
import java.util.List;

/// What somebody opens one of the seals with, to show that it can be opened.
public sealed interface Opening {
    /// By whatever this server opens at a start without asking anybody.
    record ByThisServer() implements Opening {}

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

    /// By the shares that custodians have given to this server a short while ago.
    record ByCustodians() implements Opening {}

    /// @param own the seals this server knows
    default List<Seal> seals(List<Seal> own, Gathering gathering, SecureRandom random) {
        return switch (this) {
            case ByThisServer() -> own.stream().filter(Seal::opensByItself).toList();
            case ByCustodians() -> List.of(gathering.seal());
            case ByPassphrase(String passphrase) ->
                List.of(new PassphraseSeal(new GivenPassphrase(passphrase), random));
            case ByKeyFile(String content) -> List.of(new CarriedKeySeal(content, random));
        };
    }
}
