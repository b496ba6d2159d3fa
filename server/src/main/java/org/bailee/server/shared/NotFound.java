package org.bailee.server.shared;

/// There is no such thing, or not any more.
public final class NotFound extends Problem {
    private static final long serialVersionUID = 1L;

    private final boolean erased;

    public NotFound(String code, String message, String hint) {
        this(code, message, hint, false);
    }

    private NotFound(String code, String message, String hint, boolean erased) {
        super(code, message, hint);
        this.erased = erased;
    }

    /// The person was erased; asking again will never help.
    public static NotFound erased() {
        return new NotFound(
                "subject.erased",
                "This person was erased.",
                "Remove the id from your own records; the audit log tells when and by whom.",
                true);
    }

    public static NotFound subject() {
        return new NotFound(
                "subject.unknown", "There is no person with this id.", "Search for the person by a value you know.");
    }

    public boolean isErased() {
        return erased;
    }
}
