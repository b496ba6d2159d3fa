package org.bailee.server.shared;

import java.time.Instant;

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

    /// Nothing of the person opens, which whoever put a backup back was told; asking again will never help.
    ///
    /// @param takenAt when that backup was taken
    public static NotFound givenUp(Instant takenAt) {
        return new NotFound(
                true,
                "subject.given-up",
                "Nothing of this person opens any more: a part of them was erased after the backup of " + takenAt
                        + ", and when that was put back no key of before was left.",
                "Erase the rest of the person (bailee erase ID), and take them in anew if they are yours to keep.",
                takenAt);
    }

    public static NotFound subject() {
        return new NotFound(
                "subject.unknown", "There is no person with this id.", "Search for the person by a value you know.");
    }

    /// Whether asking again will never help.
    public boolean isErased() {
        return erased;
    }

    /// Whether it is of a person of whom nothing opens since a restore.
    public boolean isGivenUp() {
        return code().equals("subject.given-up");
    }
}
