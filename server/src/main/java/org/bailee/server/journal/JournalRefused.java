package org.bailee.server.journal;

/// A file is no journal of this installation, or was changed.
final class JournalRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalRefused() {
        super("no journal of this installation");
    }
}
