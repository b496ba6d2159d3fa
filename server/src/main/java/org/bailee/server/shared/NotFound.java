package org.bailee.server.shared;

/// There is no such thing, or not any more.
public final class NotFound extends Problem {
    private static final long serialVersionUID = 1L;

    private final boolean erased;

    public NotFound(String code, String message, String hint, Object... gaps) {
        this(false, code, message, hint, gaps);
    }

    private NotFound(boolean erased, String code, String message, String hint, Object... gaps) {
        super(code, message, hint, gaps);
        this.erased = erased;
    }

    /// The person was erased; asking again will never help.
    public static NotFound erased() {
        return new NotFound(
                true,
                "subject.erased",
                "This person was erased.",
                "Remove the id from your own records; the audit log tells when and by whom.");
    }

    /// What the token stood for was erased; asking again will never help.
    public static NotFound token() {
        return new NotFound(
                true,
                "token.erased",
                "What this token stood for was erased.",
                "Remove the token from your own records.");
    }

    public static NotFound subject() {
        return new NotFound(
                "subject.unknown", "There is no person with this id.", "Search for the person by a value you know.");
    }

    public boolean isErased() {
        return erased;
    }
}
