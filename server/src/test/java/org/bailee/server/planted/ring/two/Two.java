package org.bailee.server.planted.ring.two;

import org.bailee.server.planted.ring.one.One;

/// Uses the other room.
public interface Two {
    One other();
}
