package org.bailee.crypto;

import java.security.SecureRandom;
import java.util.Optional;

/// A stand-in for one field of one person: 160 random bits that say nothing.
public record VaultToken(String text) {
    public static VaultToken random(SecureRandom random) {
        throw new UnsupportedOperationException();
    }

    /// Empty if the text has not the form of a token.
    public static Optional<VaultToken> parse(String text) {
        throw new UnsupportedOperationException();
    }

    /// What is stored instead of the token: whoever copies it holds no token.
    public byte[] digest() {
        throw new UnsupportedOperationException();
    }
}
