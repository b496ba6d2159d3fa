package org.bailee.server.console.passkey;

/// Another answer of the same passkey with as high a count was written first.
final class CountedBackwards extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CountedBackwards() {
        super(null, null, false, false);
    }
}
