package org.bailee.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// 256 random bits in base 64 for URLs: what a session or a link is known by, and kept of it only a digest.
record Unguessable(String text) {
    static final int BYTES = 32;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    static Unguessable random(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new Unguessable(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    static Optional<Unguessable> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Unguessable(text)) : Optional.empty();
    }

    /// A slow hash would protect nothing: 256 random bits cannot be guessed.
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
