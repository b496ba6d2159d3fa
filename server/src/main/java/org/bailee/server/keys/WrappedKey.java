package org.bailee.server.keys;

/// A key-encryption key or index root as the database keeps it.
record WrappedKey(Kind kind, int number, byte[] wrapped) {
    enum Kind {
        KEY_ENCRYPTION_KEY("key-encryption-key"),
        INDEX_ROOT("index-root");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Kind of(String word) {
            return KEY_ENCRYPTION_KEY.word.equals(word) ? KEY_ENCRYPTION_KEY : INDEX_ROOT;
        }
    }
}
