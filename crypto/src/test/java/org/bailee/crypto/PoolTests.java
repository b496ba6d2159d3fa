package org.bailee.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PoolTests {
    private final AtomicInteger made = new AtomicInteger();
    private final Pool<Integer> pool = new Pool<>(made::incrementAndGet);

    @Test
    void lendsAgainWhatWasGivenBack() {
        Integer first = pool.take();
        pool.give(first);
        assertThat(pool.take()).isSameAs(first);
        assertThat(pool.take()).isNotSameAs(first);
    }

    @Test
    void lendsNothingToTwoAtOnce() {
        Set<Integer> lent = ConcurrentHashMap.newKeySet();
        AtomicInteger shared = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20_000; i++) {
                threads.execute(() -> {
                    Integer mine = pool.take();
                    if (!lent.add(mine)) {
                        shared.incrementAndGet();
                    }
                    lent.remove(mine);
                    pool.give(mine);
                });
            }
        }
        assertThat(shared).hasValue(0);
        assertThat(made).hasValueLessThan(20_000);
    }
}
