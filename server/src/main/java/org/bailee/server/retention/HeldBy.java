package org.bailee.server.retention;

/// What keeps data that is over its time, in the word that is stored and shown.
///
/// @param word `legal-hold`, `activity:` and its name, `anchor-missing` or `unreadable`
record HeldBy(String word) {
    /// GDPR Art. 17(3)(e).
    static final HeldBy LEGAL_HOLD = new HeldBy("legal-hold");

    /// The log does not tell when its period began.
    static final HeldBy ANCHOR_MISSING = new HeldBy("anchor-missing");

    /// A seal does not verify; somebody was called.
    static final HeldBy UNREADABLE = new HeldBy("unreadable");

    /// An activity that a law demands needs it, beside records that are kept longer (GDPR Art. 17(3)(b)).
    static HeldBy activity(String name) {
        return new HeldBy("activity:" + name);
    }
}
