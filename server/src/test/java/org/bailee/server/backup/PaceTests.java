package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTests {
    private static final int PART = 2_000_000_000;

    /// Up to 40 GB, and so beyond what nanoseconds times bytes fit a number of.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void holdsTheNextUntilThoseBeforeHadTheirTime(int megabytesPerSecond) {
        Pace pace = Pace.of(megabytesPerSecond);
        for (long parts = 0; parts < 20; parts++) {
            Duration due = Duration.ofNanos(parts * PART * 1_000 / megabytesPerSecond);
            assertThat(Duration.ofNanos(pace.untilDue(PART)))
                    .as("after %d parts", parts)
                    .isBetween(due.minusSeconds(1), due);
        }
    }
}
