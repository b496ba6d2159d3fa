package org.bailee.client;

/// The world is not as the caller believed: another change came first, or a value that must be unique is taken.
public final class Conflict extends Problem {
    private static final long serialVersionUID = 1L;

    Conflict(Answered answered) {
        super(answered);
    }

    /// The version the change was made from is no longer the newest: read again, then change again.
    public boolean isStale() {
        return status() == 412;
    }
}
