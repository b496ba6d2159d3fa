package org.bailee.server.shared;

/// A rule refuses; the message names the rule and the hint whom to ask.
public final class Denied extends Problem {
    private static final long serialVersionUID = 1L;

    public Denied(String code, String message, String hint, Object... gaps) {
        super(code, message, hint, gaps);
    }
}
