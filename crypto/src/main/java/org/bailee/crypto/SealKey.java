package org.bailee.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/// What a seal makes of its secret, be it a file or a passphrase: keeps the root key, and nothing else.
public final class SealKey implements Destroyable {
    private final EnvelopeKey rootKeys;

    private SealKey(Secret master) {
        this.rootKeys = new EnvelopeKey(master, "bailee seal 1");
        master.destroy();
    }

    /// Takes 32 uniformly random or well-stretched bytes, and wipes them where they were.
    public static SealKey takeFrom(byte[] secret) {
        return new SealKey(Secret.takeFrom(secret));
    }

    /// @param header what the seal writes in front; changed, the root key no longer opens
    public byte[] seal(RootKey root, byte[] header, SecureRandom random) {
        byte[] bytes = root.bytes();
        try {
            return rootKeys.seal(bytes, header, random);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// @throws Corrupt if the root key was not sealed under this key with this header
    public RootKey unseal(byte[] sealed, byte[] header) {
        byte[] bytes = rootKeys.open(sealed, header);
        if (bytes.length != Secret.LENGTH) {
            throw new Corrupt();
        }
        return new RootKey(Secret.takeFrom(bytes));
    }

    @Override
    public void destroy() {
        rootKeys.destroy();
    }

    @Override
    public boolean isDestroyed() {
        return rootKeys.isDestroyed();
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
