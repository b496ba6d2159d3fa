package org.bailee.client;

import java.time.Duration;
import java.util.Optional;

/// How often to ask again and how long to wait between: doubling pauses, or what the server asks for, up to a
/// bound.
record Patience(int attempts, Duration first, Duration longest) {
    static final Patience USUAL = new Patience(5, Duration.ofMillis(200), Duration.ofSeconds(30));

    void pause(int attempt, Optional<String> retryAfter) throws InterruptedException {
        Thread.sleep(length(attempt, retryAfter));
    }

    /// Whether the server asks to come again so much later that whoever waits should be told: a quota that is
    /// used up, say.
    boolean isTooLong(Optional<String> retryAfter) {
        return retryAfter
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .filter(seconds -> Long.parseLong(seconds) > longest.toSeconds())
                .isPresent();
    }

    Duration length(int attempt, Optional<String> retryAfter) {
        Duration own = first.multipliedBy(1L << Math.min(attempt - 1, 10));
        Duration wanted = retryAfter
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(own);
        return wanted.compareTo(longest) > 0 ? longest : wanted;
    }
}
