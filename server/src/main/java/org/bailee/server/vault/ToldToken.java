package org.bailee.server.vault;

import org.bailee.crypto.VaultToken;
import org.bailee.server.shared.SubjectId;

/// A token as it is told to who asked for it, and of whom it speaks.
record ToldToken(SubjectId subject, VaultToken token) {
    @Override
    public String toString() {
        return "[sealed]";
    }
}
