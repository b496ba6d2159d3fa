package org.bailee.server.keys;

import java.security.SecureRandom;
import org.bailee.crypto.RootKey;
import org.bailee.crypto.SealKey;

/// A seal that costs nothing: its secret lives as long as the test.
class SealInMemory implements Seal {
    private final byte[] secret = new byte[32];
    private final SecureRandom random = new SecureRandom();

    SealInMemory() {
        random.nextBytes(secret);
    }

    @Override
    public SealKind kind() {
        return SealKind.KEY_FILE;
    }

    @Override
    public boolean opensByItself() {
        return true;
    }

    @Override
    public byte[] seal(RootKey root) {
        return SealKey.takeFrom(secret.clone()).seal(root, new byte[] {9}, random);
    }

    @Override
    public RootKey unseal(byte[] sealed) {
        return SealKey.takeFrom(secret.clone()).unseal(sealed, new byte[] {9});
    }
}
