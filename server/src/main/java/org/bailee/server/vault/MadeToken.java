package org.bailee.server.vault;

import org.bailee.crypto.VaultToken;
import org.bailee.server.access.Intent;

/// A token just made, with its text, which is told once and not stored.
record MadeToken(Intent intent, TokenRow row, VaultToken token) {
    @Override
    public String toString() {
        return "[sealed]";
    }
}
