package org.bailee.server.keys;

import org.bailee.crypto.RootKey;

/// The root key, and the row it came out of; whoever opened it wipes the key.
record OpenedRoot(SealedRoot by, RootKey root) {
    @Override
    public String toString() {
        return "[sealed]";
    }
}
