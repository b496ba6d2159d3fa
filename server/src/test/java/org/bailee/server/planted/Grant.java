package org.bailee.server.planted;

/// A grant anybody may write for themselves.
public final class Grant {
    public Grant() {}
}
