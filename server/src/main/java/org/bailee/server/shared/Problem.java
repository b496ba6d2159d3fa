package org.bailee.server.shared;

import java.util.List;

/// Everything that can go wrong on purpose. The type answers the caller's one question: what now?
///
/// A problem is logged and shown, so it carries ids and names from the register only, never a person's data.
public abstract sealed class Problem extends RuntimeException permits NotFound, Denied, Conflict, Invalid, Unavailable {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String hint;
    private final transient List<String> gaps;

    Problem(String code, String message, String hint, Object... gaps) {
        // No stack trace: a problem is an answer, and answers are made by the thousand.
        super(message, null, false, false);
        this.code = code;
        this.hint = hint;
        this.gaps = Violation.texts(gaps);
    }

    /// A stable name for programs, such as `subject.unknown`.
    public final String code() {
        return code;
    }

    /// What to do next, in one sentence.
    public final String hint() {
        return hint;
    }

    /// What of its two sentences is not the same each time, for whoever says them in another language. Nothing that the
    /// sentences do not say themselves.
    public final List<String> gaps() {
        return gaps;
    }

    /// What went wrong, in one sentence.
    public final String says() {
        String message = getMessage();
        return message == null ? code : message;
    }
}
