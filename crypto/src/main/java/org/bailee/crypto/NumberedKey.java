package org.bailee.crypto;

import javax.security.auth.Destroyable;

/// A key kept wrapped under the root key, with a number: a new one takes over from time to time, and what older ones
/// made stays theirs.
public abstract sealed class NumberedKey implements Destroyable
        permits KeyEncryptionKey, IndexRoot, StaffRoot, BackupKey {
    private final int number;
    private final Secret master;

    NumberedKey(int number, Secret master) {
        this.number = number;
        this.master = master;
    }

    /// Part of the place of whatever is sealed under the key, and of whatever is derived from it.
    public final int number() {
        return number;
    }

    final Secret master() {
        return master;
    }

    final byte[] bytes() {
        return master.getEncoded();
    }

    @Override
    public void destroy() {
        master.destroy();
    }

    @Override
    public final boolean isDestroyed() {
        return master.isDestroyed();
    }

    @Override
    public final String toString() {
        return "[sealed]";
    }
}
