package org.bailee.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.crypto.Corrupt;
import org.bailee.server.keys.Argon2id;

/// A password's Argon2id hash with its salt and cost, written as a PHC string.
record PasswordHash(Argon2id cost, byte[] salt, byte[] hash) {
    /// OWASP's second choice of 2024, and what this room promises at the least.
    static final Argon2id COST = new Argon2id(19_456, 2, 1);

    private static final int SALT = 16;
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{22})"
                    + "\\$([A-Za-z0-9+/]{43})");

    static PasswordHash of(String password, Argon2id cost, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new PasswordHash(cost, salt, hash(password, cost, salt));
    }

    /// @throws Corrupt if it is no string of ours
    static PasswordHash read(String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new Corrupt();
        }
        Argon2id cost = new Argon2id(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        return new PasswordHash(
                cost,
                Base64.getDecoder().decode(parts.group(4)),
                Base64.getDecoder().decode(parts.group(5)));
    }

    String phc() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.passes(),
                        cost.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    boolean isOf(String password) {
        return MessageDigest.isEqual(hash, hash(password, cost, salt));
    }

    boolean isWeaker(Argon2id than) {
        return cost.memoryKib() < than.memoryKib() || cost.passes() < than.passes();
    }

    @Override
    public String toString() {
        return "[sealed]";
    }

    private static byte[] hash(String password, Argon2id cost, byte[] salt) {
        // One spelling: the same letters come composed from one keyboard and decomposed from another. Nothing else is
        // changed.
        byte[] utf8 = Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        try {
            return cost.hash(utf8, salt);
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }
}
