package org.bailee.server.planted;

import java.time.Instant;

final class LooksAtTheClock {
    Instant now() {
        return Instant.now();
    }
}
