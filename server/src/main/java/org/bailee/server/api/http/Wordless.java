package org.bailee.server.api.http;

/// An exception as it may be logged: what it was and where, without its message, which may quote a person's data.
final class Wordless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Wordless(Throwable thrown, int depth) {
        super(
                thrown.getClass().getName(),
                thrown.getCause() == null || depth == 0 ? null : new Wordless(thrown.getCause(), depth - 1),
                false,
                true);
        setStackTrace(thrown.getStackTrace());
    }

    static Wordless of(Throwable thrown) {
        return new Wordless(thrown, 8);
    }
}
