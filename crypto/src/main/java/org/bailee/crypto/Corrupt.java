package org.bailee.crypto;

/// A seal does not verify: the bytes were changed, moved, or sealed under another key.
///
/// Always the same, whatever was wrong: which check failed would tell an attacker how far a forgery got. It is no
/// problem to be handled: it is audited, it alarms, and nobody catches it to carry on.
public final class Corrupt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Corrupt() {
        super("A seal does not verify.");
    }
}
