package org.bailee.server.planted.ring.one;

import org.bailee.server.planted.ring.two.Two;

/// Uses the other room.
public interface One {
    Two other();
}
