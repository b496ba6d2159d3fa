package org.bailee.server.keys;

import java.security.SecureRandom;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Unavailable;

/// Seals by a key file that this machine never keeps: somebody brings its content, or takes it away.
record CarriedKeySeal(String content, SecureRandom random) implements Seal {
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
        return KeyFileSeal.seal(secret(), root, random);
    }

    @Override
    public RootKey unseal(byte[] sealed) {
        try {
            return KeyFileSeal.unseal(secret(), sealed);
        } catch (Corrupt _) {
            throw wrong();
        }
    }

    private byte[] secret() {
        return KeyFile.secretIn(content).orElseThrow(CarriedKeySeal::wrong);
    }

    private static Unavailable wrong() {
        return new Unavailable(
                "seal.wrong-carried-key",
                "This is no key file of this database.",
                "Give the whole file as it was written, for this database.");
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
