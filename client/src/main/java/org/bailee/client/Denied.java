package org.bailee.client;

/// A rule refuses: the key is not good, or not good for this. The code names the rule, the hint whom to ask.
public final class Denied extends Problem {
    private static final long serialVersionUID = 1L;

    Denied(Answered answered) {
        super(answered);
    }
}
