package org.bailee.server.shared;

import java.util.List;

/// The world is not as the caller believed: another change came first, or a value that must be unique is taken.
public final class Conflict extends Problem {
    private static final long serialVersionUID = 1L;

    private final boolean stale;
    private final transient List<Violation> violations;

    public Conflict(String code, String message, String hint, Object... gaps) {
        this(false, List.of(), code, message, hint, gaps);
    }

    private Conflict(
            boolean stale, List<Violation> violations, String code, String message, String hint, Object... gaps) {
        super(code, message, hint, gaps);
        this.stale = stale;
        this.violations = violations;
    }

    /// The version the caller made the change from is no longer the newest.
    public static Conflict stale(String code, String message, String hint, Object... gaps) {
        return new Conflict(true, List.of(), code, message, hint, gaps);
    }

    /// What stands in one place of what was sent does not go with what is kept.
    public static Conflict over(Violation violation) {
        return new Conflict(
                false,
                List.of(violation),
                violation.code(),
                violation.where() + ": " + violation.message(),
                violation.hint(),
                violation.gaps().toArray());
    }

    public boolean isStale() {
        return stale;
    }

    /// Where the conflict lies; empty if it is about no place of what was sent.
    public List<Violation> violations() {
        return violations;
    }
}
