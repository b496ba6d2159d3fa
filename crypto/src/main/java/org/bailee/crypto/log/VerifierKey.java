package org.bailee.crypto.log;

import java.util.Arrays;
import java.util.Base64;

/// Whose signatures are known: a name and a public key, of a log or of a witness (C2SP signed-note, *vkey*).
///
/// @param type 1 for a log's, 4 for a witness's that signs with the time
public record VerifierKey(String name, byte type, byte[] key) {
    public static final byte LOG = 1;
    public static final byte WITNESS = 4;

    public VerifierKey {
        mustBeName(name);
        key = key.clone();
        if (type != LOG && type != WITNESS || key.length != Ed25519.KEY) {
            throw new Malformed("This is no key of a log or a witness.");
        }
    }

    /// @throws Malformed if it is not `name+id+key`, or the id is another key's
    public static VerifierKey parse(String vkey) {
        // The key is base64, which has plus signs of its own; a name and an id have none.
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new Malformed("A verifier key is name+id+key.");
        }
        byte[] bytes = Text.base64(parts[2]);
        if (bytes.length != 1 + Ed25519.KEY) {
            throw new Malformed("This is no key of a log or a witness.");
        }
        VerifierKey key = new VerifierKey(parts[0], bytes[0], Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!KeyId.hex(key.id()).equals(parts[1])) {
            throw new Malformed("The id is not this key's: it was copied wrongly.");
        }
        return key;
    }

    static void mustBeName(String name) {
        if (name.isEmpty() || name.contains("+") || name.codePoints().anyMatch(VerifierKey::isSpace)) {
            throw new Malformed("A key's name is not empty, and has no spaces or plus signs.");
        }
    }

    /// Unicode's White_Space, of which Java has two halves and not all.
    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == 0x85;
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    public int id() {
        return KeyId.of(name, type, key);
    }

    /// Whether the signature says that it is this key's.
    public boolean claimed(Note.Signature signature) {
        return signature.name().equals(name) && signature.keyId() == id();
    }

    /// Whether the signature is this key's, of this text.
    public boolean verifies(String text, Note.Signature signature) {
        if (!claimed(signature)) {
            return false;
        }
        return type == LOG
                ? Ed25519.verifies(key, Text.utf8(text), signature.bytes())
                : Cosignature.parse(signature.bytes())
                        .map(cosigned -> Ed25519.verifies(key, cosigned.message(text), cosigned.signed()))
                        .orElse(false);
    }

    /// Whether these bytes are this key's signature of that message.
    public boolean verifies(byte[] message, byte[] signed) {
        return Ed25519.verifies(key, message, signed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /// As it is handed on: `name+id+key`.
    @Override
    public String toString() {
        byte[] bytes = new byte[1 + key.length];
        bytes[0] = type;
        System.arraycopy(key, 0, bytes, 1, key.length);
        return name + "+" + KeyId.hex(id()) + "+" + Base64.getEncoder().encodeToString(bytes);
    }
}
