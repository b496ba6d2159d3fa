package org.bailee.client;

/// What was sent cannot be accepted; [#violations()] lists everything wrong at once. Sending it again will not
/// help.
public final class Invalid extends Problem {
    private static final long serialVersionUID = 1L;

    Invalid(Answered answered) {
        super(answered);
    }
}
