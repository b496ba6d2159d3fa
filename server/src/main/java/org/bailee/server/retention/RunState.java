package org.bailee.server.retention;

import java.util.Locale;

/// How far a run is.
public enum RunState {
    /// Finds out what is over its time; nothing is erased meanwhile.
    LOOKING,
    /// For somebody's approval.
    WAITING,
    ERASING,
    DONE,
    /// A newer one took its place, or the register is another one now.
    SUPERSEDED,
    /// The clock is not believed.
    REFUSED;

    /// As it is stored and shown: `looking`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
