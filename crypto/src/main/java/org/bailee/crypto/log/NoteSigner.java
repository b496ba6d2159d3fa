package org.bailee.crypto.log;

import java.security.PrivateKey;
import java.time.Instant;

/// Signs notes under a name: as a log, or as a witness.
public final class NoteSigner {
    public static final int SEED = 32;

    private final VerifierKey verifier;
    private final PrivateKey key;

    private NoteSigner(String name, byte type, byte[] seed) {
        if (seed.length != SEED) {
            throw new Malformed("A signing key is made of 32 bytes.");
        }
        this.verifier = new VerifierKey(name, type, Ed25519.publicKey(seed));
        this.key = Ed25519.privateKey(seed);
    }

    public static NoteSigner log(String name, byte[] seed) {
        return new NoteSigner(name, VerifierKey.LOG, seed);
    }

    public static NoteSigner witness(String name, byte[] seed) {
        return new NoteSigner(name, VerifierKey.WITNESS, seed);
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /// Signs a text as a log.
    public Note.Signature sign(String text) {
        return signature(VerifierKey.LOG, Ed25519.sign(key, Text.utf8(text)));
    }

    /// Signs a log's text as a witness that saw it at this time, to the second.
    public Note.Signature cosign(String text, Instant at) {
        byte[] signed = Ed25519.sign(key, Cosignature.message(at, text));
        return signature(VerifierKey.WITNESS, new Cosignature(at, signed).bytes());
    }

    /// Signs bytes that are no note.
    public byte[] sign(byte[] message) {
        return Ed25519.sign(key, message);
    }

    private Note.Signature signature(byte type, byte[] bytes) {
        if (verifier.type() != type) {
            throw new IllegalStateException("A log does not cosign, and a witness does nothing else.");
        }
        return new Note.Signature(verifier.name(), verifier.id(), bytes);
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
