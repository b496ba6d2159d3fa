package org.bailee.crypto.log;

/// What was read is not what the format allows. Says what is wrong with it, and repeats nothing of it.
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Malformed(String why) {
        super(why);
    }
}
