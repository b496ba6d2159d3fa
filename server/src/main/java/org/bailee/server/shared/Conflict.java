package org.bailee.server.shared;

/// The world is not as the caller believed: another change came first, or a value that must be unique is taken.
public final class Conflict extends Problem {
    private static final long serialVersionUID = 1L;

    private final boolean stale;

    public Conflict(String code, String message, String hint) {
        this(code, message, hint, false);
    }

    private Conflict(String code, String message, String hint, boolean stale) {
        super(code, message, hint);
        this.stale = stale;
    }

    /// The version the caller made the change from is no longer the newest.
    public static Conflict stale(String code, String message, String hint) {
        return new Conflict(code, message, hint, true);
    }

    public boolean isStale() {
        return stale;
    }
}
