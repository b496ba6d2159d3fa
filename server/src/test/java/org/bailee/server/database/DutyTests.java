package org.bailee.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// A duty that cannot be done for hours is told of, and not each time.
class DutyTests {
    private final Logger log = (Logger) LoggerFactory.getLogger(Duty.class);
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    @BeforeEach
    void listen() {
        heard.start();
        log.addAppender(heard);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(heard);
    }

    @Test
    void tellsOnceThatItCannotBeDoneForLongAndOnceThatItCanAgain() throws InterruptedException {
        assertThat(told(100))
                .containsExactly(
                        "rounds could not be done 10 times in a row, and is tried on: The disk is full. Make room."
                                + " (test.full)",
                        "rounds is done again.");
    }

    @Test
    void tellsNothingOfWhatIsOverSoon() throws InterruptedException {
        assertThat(told(9)).isEmpty();
    }

    /// Each failure counts from the last time it was done.
    @Test
    void tellsNothingOfFailuresWithWorkInBetween() throws InterruptedException {
        assertThat(told(9, 9, 9)).isEmpty();
    }

    /// @param failures how often in a row it cannot be done; after each such row it can be once
    private List<String> told(int... failures) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        int[] at = {0, 0};
        Duty duty = new Duty(
                "rounds",
                () -> {
                    if (at[0] == failures.length) {
                        done.countDown();
                        return Duration.ofDays(1);
                    }
                    if (at[1]++ < failures[at[0]]) {
                        throw new Unavailable("test.full", "The disk is full.", "Make room.");
                    }
                    at[0]++;
                    at[1] = 0;
                    return Duration.ZERO;
                },
                Duration.ofMillis(1));
        duty.start();
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        duty.close();
        return heard.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
