package org.bailee.crypto.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// 32 bytes that stand for a leaf, or for all leaves below a node (RFC 6962, section 2.1, with SHA-256).
public final class Hash {
    public static final int SIZE = 32;

    /// Of no leaf at all.
    public static final Hash EMPTY = new Hash(sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws Malformed unless there are 32 of them
    public static Hash of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new Malformed("A hash has 32 bytes.");
        }
        return new Hash(bytes.clone());
    }

    /// The hash at this place of a tile.
    public static Hash in(byte[] tile, int index) {
        return new Hash(Arrays.copyOfRange(tile, index * SIZE, (index + 1) * SIZE));
    }

    /// @throws Malformed if the text is not the one base64 spelling of 32 bytes
    public static Hash parse(String base64) {
        return of(Text.base64(base64));
    }

    public static Hash leaf(byte[] data) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return new Hash(digest.digest(data));
    }

    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /// Writes it to its place in a tile.
    public void into(byte[] tile, int index) {
        System.arraycopy(bytes, 0, tile, index * SIZE, SIZE);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Base64, as proofs and checkpoints write it.
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
