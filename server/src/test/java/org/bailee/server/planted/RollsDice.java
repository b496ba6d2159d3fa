package org.bailee.server.planted;

import java.util.UUID;

final class RollsDice {
    UUID next() {
        return UUID.randomUUID();
    }
}
