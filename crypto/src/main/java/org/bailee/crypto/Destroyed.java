package org.bailee.crypto;

/// A key was used after it had been wiped: the server was sealed, or its owner erased, at this moment.
public final class Destroyed extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Destroyed() {
        super("This key has been destroyed.");
    }
}
