package org.bailee.cli.verify;

import java.util.Locale;

/// What can be wrong with a log; each has an exit code of its own. In the order in which one makes the next doubtful:
/// the first that is found decides.
public enum Flaw {
    /// A file is not what the format allows.
    FORM(10),
    /// Something that must be there is not.
    MISSING(16),
    /// Entries, hashes and root do not belong together.
    HASHES(11),
    /// A head or a change of key is not signed as it must be.
    SIGNATURES(12),
    /// What an older head promised is not in the log any more.
    PAST(13),
    /// Times fall, or an entry stands twice.
    ORDER(14),
    /// An entry tells what cannot be, or not enough.
    SENSE(15);

    private final int exit;

    Flaw(int exit) {
        this.exit = exit;
    }

    public int exit() {
        return exit;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
