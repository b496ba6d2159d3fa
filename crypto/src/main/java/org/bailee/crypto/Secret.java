package org.bailee.crypto;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.invoke.VarHandle;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;

/// 32 secret bytes that can be wiped, which the JDK's own keys cannot be.
final class Secret implements SecretKey {
    static final int LENGTH = 32;

    private static final long serialVersionUID = 1L;

    private final transient byte[] bytes;
    private transient volatile boolean destroyed;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    static Secret random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Secret(bytes);
    }

    /// Takes a copy and wipes what it was given.
    static Secret takeFrom(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A key is 32 bytes long.");
        }
        Secret secret = new Secret(bytes.clone());
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }

    /// @throws Destroyed once destroyed: never half-wiped bytes
    @Override
    public byte[] getEncoded() {
        byte[] copy = bytes.clone();
        // The copy is whole if the wipe, which raises the flag first, had not begun when the copy was done.
        VarHandle.fullFence();
        if (destroyed) {
            Arrays.fill(copy, (byte) 0);
            throw new Destroyed();
        }
        return copy;
    }

    @Override
    public void destroy() {
        destroyed = true;
        VarHandle.fullFence();
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    /// The JDK's ciphers take no key of another name; HMAC takes any.
    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("A secret is never written out.");
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
