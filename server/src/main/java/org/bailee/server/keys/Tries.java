package org.bailee.server.keys;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.bailee.server.shared.Unavailable;

/// So many tries at the seals a minute from one network: nobody signs in before a server is unsealed, so there is
/// nobody else to count them by.
final class Tries {
    private static final int MOST = 10;
    private static final int MOST_NETWORKS = 10_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, Integer> taken = new HashMap<>();
    private long minute;

    Tries(InstantSource clock) {
        this.clock = clock;
    }

    /// @throws Unavailable if there were too many
    synchronized void take(String network) {
        long now = clock.millis() / MINUTE.toMillis();
        if (now != minute) {
            minute = now;
            taken.clear();
        }
        if (taken.size() >= MOST_NETWORKS && !taken.containsKey(network)
                || taken.merge(network, 1, Integer::sum) > MOST) {
            Duration wait = Duration.ofMillis((now + 1) * MINUTE.toMillis() - clock.millis());
            throw new Unavailable("unseal.too-fast", "There were too many tries from here.", "Wait a minute.", wait);
        }
    }
}
