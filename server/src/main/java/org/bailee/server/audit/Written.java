package org.bailee.server.audit;

/// An entry with its bytes, as they will be hashed.
record Written(Entry entry, byte[] bytes) {
    /// @throws IllegalArgumentException if it is longer than an entry may be, or a text is none of an entry's
    static Written of(Entry entry) {
        return new Written(entry, EntryBytes.write(entry));
    }
}
