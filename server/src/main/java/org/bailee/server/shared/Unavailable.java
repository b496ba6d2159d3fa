package org.bailee.server.shared;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// It cannot be done now; the same request may succeed later.
public final class Unavailable extends Problem {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    public Unavailable(String code, String message, String hint, Object... gaps) {
        super(code, message, hint, gaps);
        this.retryAfter = null;
    }

    /// @param retryAfter when it is worth asking again
    public Unavailable(String code, String message, String hint, Duration retryAfter, Object... gaps) {
        super(code, message, hint, gaps);
        this.retryAfter = retryAfter;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /// A wait in whole seconds, rounded up: whoever comes a moment early is refused once more.
    public static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
