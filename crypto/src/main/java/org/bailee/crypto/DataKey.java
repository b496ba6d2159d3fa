package org.bailee.crypto;

import java.security.SecureRandom;

/// The key of one person: everything kept about them is sealed under it, and gone when it is gone.
public final class DataKey {
    public static DataKey random(SecureRandom random) {
        throw new UnsupportedOperationException();
    }

    /// @return the envelope of docs/spec/sealed-field.md
    public byte[] seal(byte[] plaintext, Binding place, SecureRandom random) {
        throw new UnsupportedOperationException();
    }

    /// @throws Corrupt if the envelope was not sealed under this key for this place
    public byte[] open(byte[] envelope, Binding place) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
