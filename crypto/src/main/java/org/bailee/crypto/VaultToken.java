package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/// A stand-in for one field of one person: 160 random bits that say nothing (docs/spec/token.md).
public record VaultToken(String text) {
    private static final String PREFIX = "tok_";
    private static final int LENGTH = PREFIX.length() + 32;

    public VaultToken {
        if (!isToken(text)) {
            throw new IllegalArgumentException("A token is tok_ and 32 characters of base 32.");
        }
    }

    public static VaultToken random(SecureRandom random) {
        byte[] bits = new byte[20];
        random.nextBytes(bits);
        return new VaultToken(PREFIX + Base32.encode(bits));
    }

    /// Empty if the text has not the form of a token.
    public static Optional<VaultToken> parse(String text) {
        return isToken(text) ? Optional.of(new VaultToken(text)) : Optional.empty();
    }

    /// What is stored instead of the token: whoever copies it holds no token.
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has SHA-256.", missing);
        }
    }

    private static boolean isToken(String text) {
        return text.length() == LENGTH && text.startsWith(PREFIX) && Base32.isBase32(text.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
