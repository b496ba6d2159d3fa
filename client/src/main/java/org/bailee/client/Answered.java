package org.bailee.client;

import java.util.List;

/// What a problem document says (RFC 9457 with our members).
record Answered(int status, String code, String says, String hint, List<Violation> violations, String request) {
    Answered {
        violations = List.copyOf(violations);
    }

    /// No answer came, or none that makes sense.
    static Answered local(String code, String says, String hint) {
        return new Answered(0, code, says, hint, List.of(), "");
    }

    Problem problem() {
        return switch (status) {
            case 401, 403 -> new Denied(this);
            case 404, 410 -> new NotFound(this);
            case 409, 412, 428 -> new Conflict(this);
            case 429 -> new Unavailable(this);
            default -> status >= 500 || status == 0 ? new Unavailable(this) : new Invalid(this);
        };
    }
}
