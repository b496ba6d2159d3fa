package org.bailee.cli.verify;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;

/// A verifier key (`name+id+key`) of a log or a witness.
///
/// @param vkey as it was given
public record PublicKey(String vkey, String name, int type, byte[] key) {
    private static final int LOG = 1;
    private static final int WITNESS = 4;
    private static final int SIGNATURE = 64;

    /// @throws Unreadable if it is none
    public static PublicKey parse(String vkey) {
        int first = vkey.indexOf('+');
        int second = vkey.indexOf('+', first + 1);
        if (first < 1 || second < 0) {
            throw new Unreadable("A verifier key is name+id+key.");
        }
        byte[] bytes = Strict.base64(vkey.substring(second + 1));
        if (bytes.length != 33 || bytes[0] != LOG && bytes[0] != WITNESS) {
            throw new Unreadable("This is no Ed25519 key of a log or a witness.");
        }
        PublicKey key =
                new PublicKey(vkey, vkey.substring(0, first), bytes[0], Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!HexFormat.of().formatHex(key.id()).equals(vkey.substring(first + 1, second))) {
            throw new Unreadable("The id of a verifier key does not fit the key: was it copied whole?");
        }
        return key;
    }

    public boolean isWitness() {
        return type == WITNESS;
    }

    byte[] id() {
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return new Sha().id(named, new byte[] {(byte) type}, key);
    }

    /// Whether this key signed the head's text: a log the text itself, a witness the text and when it saw it.
    boolean signed(String text, byte[] signature) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        if (!isWitness()) {
            return verifies(message, signature);
        }
        if (signature.length != Long.BYTES + SIGNATURE) {
            return false;
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        String seen = "cosignature/v1\ntime " + seconds + "\n" + text;
        return seconds >= 0
                && verifies(
                        seen.getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOfRange(signature, Long.BYTES, signature.length));
    }

    boolean verifies(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point())));
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException noPoint) {
            return false;
        }
    }

    /// RFC 8032, section 5.1.2: y in little-endian order; the highest bit tells whether x is odd.
    private EdECPoint point() {
        byte[] y = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            y[i] = key[key.length - 1 - i];
        }
        boolean odd = (y[0] & 0x80) != 0;
        y[0] &= 0x7f;
        return new EdECPoint(odd, new BigInteger(1, y));
    }
}
