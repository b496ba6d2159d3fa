package org.bailee.server.keys;

import java.util.List;
import org.bailee.crypto.Corrupt;

/// A key-encryption key, index root, staff root or backup key as the database keeps it.
record WrappedKey(Kind kind, int number, byte[] wrapped) {
    enum Kind {
        KEY_ENCRYPTION_KEY("key-encryption-key"),
        INDEX_ROOT("index-root"),
        STAFF_ROOT("staff-root"),
        BACKUP_KEY("backup-key");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        /// Those of this kind, in their order.
        List<WrappedKey> of(List<WrappedKey> keys) {
            return keys.stream().filter(key -> key.kind == this).toList();
        }

        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            // The word was changed in the database.
            throw new Corrupt();
        }
    }
}
