package org.bailee.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a service account shows to be let in: `blk_`, 160 random bits, and a checksum against slips of the keyboard.
///
/// The checksum (the first 30 bits of the SHA-256 of what stands before it) lets a mistyped key be told from an unknown
/// one without asking anybody, and lets scanners for leaked secrets be sure of what they found.
record ApiKey(String text) {
    static final String MARK = "blk_";

    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int RANDOM_CHARACTERS = 32;
    private static final int CHECK_CHARACTERS = 6;
    private static final int PREFIX_CHARACTERS = 8;
    private static final Pattern FORM =
            Pattern.compile(MARK + "[a-z2-7]{" + (RANDOM_CHARACTERS + CHECK_CHARACTERS) + "}");

    static ApiKey random(SecureRandom random) {
        byte[] bits = new byte[RANDOM_CHARACTERS * 5 / 8];
        random.nextBytes(bits);
        String body = MARK + base32(bits, RANDOM_CHARACTERS);
        return new ApiKey(body + checksum(body));
    }

    /// Empty if the text was never a key of ours: wrong form or wrong checksum.
    static Optional<ApiKey> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int end = text.length() - CHECK_CHARACTERS;
        String body = text.substring(0, end);
        return text.substring(end).equals(checksum(body)) ? Optional.of(new ApiKey(text)) : Optional.empty();
    }

    /// What is stored instead of the key. A slow hash would protect nothing here: 160 random bits cannot be guessed,
    /// and a fast one lets every request be checked.
    byte[] digest() {
        return sha256(text);
    }

    /// Enough to tell keys apart in a list, too little to be one.
    String prefix() {
        return text.substring(0, MARK.length() + PREFIX_CHARACTERS);
    }

    @Override
    public String toString() {
        return "[sealed]";
    }

    private static String checksum(String body) {
        return base32(sha256(body), CHECK_CHARACTERS);
    }

    /// The first `characters` times five bits, most significant first (RFC 4648 in lower case).
    private static String base32(byte[] bytes, int characters) {
        StringBuilder text = new StringBuilder(characters);
        for (int at = 0; at < characters; at++) {
            int bit = at * 5;
            int pair = (bytes[bit / 8] & 0xff) << 8 | (bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xff : 0);
            text.append(BASE32.charAt(pair >>> 11 - bit % 8 & 31));
        }
        return text.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
