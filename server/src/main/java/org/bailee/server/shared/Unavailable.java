package org.bailee.server.shared;

/// It cannot be done now; the same request may succeed later.
public final class Unavailable extends Problem {
    private static final long serialVersionUID = 1L;

    public Unavailable(String code, String message, String hint) {
        super(code, message, hint);
    }
}
