package org.bailee.client;

/// It cannot be done now; the same request may succeed later. Comes only after the retries are used up.
public final class Unavailable extends Problem {
    private static final long serialVersionUID = 1L;

    Unavailable(Answered answered) {
        super(answered);
    }

    /// No answer came: the server may not be running, or may not be reachable from here.
    public boolean isUnreachable() {
        return status() == 0;
    }
}
