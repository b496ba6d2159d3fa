package org.bailee.cli;

/// Why a command cannot go on, and what to do about it. Holds names of files, columns and fields, never values.
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exit;
    private final String hint;

    public Failure(String says, String hint) {
        this(Exit.REFUSED, says, hint);
    }

    public Failure(int exit, String says, String hint) {
        super(says, null, false, false);
        this.exit = exit;
        this.hint = hint;
    }

    public static Failure usage(String says, String hint) {
        return new Failure(Exit.USAGE, says, hint);
    }

    public int exit() {
        return exit;
    }

    public String says() {
        return String.valueOf(getMessage());
    }

    public String hint() {
        return hint;
    }
}
