package org.bailee.server.keys;

import org.bailee.server.shared.Unavailable;

/// Why a seal stays closed: each calls for another deed.
enum Closed {
    /// Its secret is at hand and is not the one this root key was sealed by, or the sealed bytes were changed.
    WRONG,
    /// Nothing will change until a person does something: a file is missing, a PIN is wrong, access is denied.
    REFUSED,
    /// Whoever keeps the secret does not answer now, and may later.
    OUT_OF_REACH;

    /// @param why as a seal says it: its code begins with `seal.wrong-`, or it says when to ask again, or neither
    static Closed of(Unavailable why) {
        if (why.code().startsWith("seal.wrong-")) {
            return WRONG;
        }
        return why.retryAfter().isPresent() ? OUT_OF_REACH : REFUSED;
    }
}
