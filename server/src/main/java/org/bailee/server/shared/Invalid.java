package org.bailee.server.shared;

import java.util.List;

/// What was sent cannot be accepted. Lists everything wrong at once.
public final class Invalid extends Problem {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public Invalid(List<Violation> violations) {
        super("invalid", summary(violations), violations.getFirst().hint());
        this.violations = List.copyOf(violations);
    }

    public static Invalid of(String where, String code, String message, String hint, Object... gaps) {
        return new Invalid(List.of(new Violation(where, code, message, hint, gaps)));
    }

    public List<Violation> violations() {
        return violations;
    }

    private static String summary(List<Violation> violations) {
        Violation first = violations.getFirst();
        String more = violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)";
        return first.where() + ": " + first.message() + more;
    }
}
