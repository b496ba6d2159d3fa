package org.bailee.client;

/// There is no such thing, or not any more.
public final class NotFound extends Problem {
    private static final long serialVersionUID = 1L;

    NotFound(Answered answered) {
        super(answered);
    }

    /// The person was erased; asking again will never help.
    public boolean isErased() {
        return status() == 410;
    }
}
