package org.bailee.server.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.bailee.server.shared.ActorId;
import org.junit.jupiter.api.Test;

class AllowanceTests {
    private final AtomicLong nanos = new AtomicLong();
    private final Allowance allowance = new Allowance(10, Duration.ofSeconds(1), nanos::get);
    private final ActorId one = new ActorId(new UUID(1, 1));
    private final ActorId other = new ActorId(new UUID(2, 2));

    @Test
    void lastsForSoMuchAndFillsAgain() {
        allowance.owe(one, 10);
        assertThat(allowance.isLeft(one)).isFalse();
        nanos.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(allowance.isLeft(one)).isTrue();
    }

    @Test
    void belongsToOneAccount() {
        allowance.owe(one, 10);
        assertThat(allowance.isLeft(other)).isTrue();
    }

    @Test
    void forgivesNothingOfWhatWasOverdrawn() {
        allowance.owe(one, 1_000);
        nanos.addAndGet(Duration.ofSeconds(98).toNanos());
        assertThat(allowance.isLeft(one)).isFalse();
        assertThat(allowance.untilSomeIsLeft(one)).isEqualTo(Duration.ofMillis(1_100));
        nanos.addAndGet(Duration.ofMillis(1_200).toNanos());
        assertThat(allowance.isLeft(one)).isTrue();
    }

    @Test
    void fiftyAtOnceTakeNoMoreThanThereIs() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            Callable<Boolean> take = () -> allowance.take(one);
            long taken = threads.invokeAll(Collections.nCopies(50, take)).stream()
                    .filter(Future::resultNow)
                    .count();
            assertThat(taken).isEqualTo(10);
        }
    }
}
