package org.bailee.server.journal;

/// A file does not end where we left it: it is read again before anything is written to it.
final class JournalMoved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalMoved() {
        super("the journal does not end where it was left");
    }
}
