package org.bailee.client;

import java.util.List;

/// Everything a server may answer instead of what was asked. The type answers the caller's one question: what now?
///
/// Carries codes, sentences and names from the register, never a person's data, so it may be logged.
public abstract sealed class Problem extends RuntimeException permits Invalid, Denied, NotFound, Conflict, Unavailable {
    private static final long serialVersionUID = 1L;

    private final transient Answered answered;

    Problem(Answered answered) {
        super(answered.says());
        this.answered = answered;
    }

    /// The HTTP status, or 0 when no answer came at all.
    public final int status() {
        return answered.status();
    }

    /// A stable name for programs, such as `subject.unknown`.
    public final String code() {
        return answered.code();
    }

    /// What went wrong, in one sentence.
    public final String says() {
        return answered.says();
    }

    /// What to do next, in one sentence; empty if the server gave none.
    public final String hint() {
        return answered.hint();
    }

    /// Everything that is wrong with what was sent, place by place.
    public final List<Violation> violations() {
        return answered.violations();
    }

    /// The id under which the server's log knows the request; empty if there was none.
    public final String request() {
        return answered.request();
    }
}
