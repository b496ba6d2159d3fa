package org.bailee.server.keys;

import java.util.Locale;

/// What the root key is sealed by.
enum SealKind {
    KEY_FILE,
    PASSPHRASE,
    PKCS11,
    CUSTODIANS;

    /// As it is written in settings and in the database: `key-file`.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param word as [#word()] wrote it
    static SealKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
