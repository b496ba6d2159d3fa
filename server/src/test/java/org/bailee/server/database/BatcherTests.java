package org.bailee.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatcherTests {
    @Test
    void answersEachOfManyCallersWithItsOwnAnswer() throws Exception {
        AtomicInteger batches = new AtomicInteger();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger mostRunning = new AtomicInteger();
        Function<List<Integer>, List<Integer>> doubled = batch -> {
            batches.incrementAndGet();
            assertThat(batch).hasSizeLessThanOrEqualTo(50);
            mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
            LockSupport.parkNanos(1_000);
            running.decrementAndGet();
            return batch.stream().map(item -> item * 2).toList();
        };
        try (Batcher<Integer, Integer> batcher = new Batcher<>("test", 50, 2, doubled);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 20_000)
                    .mapToObj(item -> callers.submit(() -> batcher.submit(item)))
                    .toList();
            for (int item = 0; item < answers.size(); item++) {
                assertThat(answers.get(item).get()).isEqualTo(item * 2);
            }
        }
        assertThat(batches.get()).isLessThan(20_000);
        assertThat(mostRunning.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void gathersWhatWaitsWhileItsLaneIsBusyInTheOrderItCame() throws Exception {
        Gate gate = new Gate();
        try (Batcher<String, String> batcher = new Batcher<>("test", 10, 1, gate);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> _ = callers.submit(() -> batcher.submit("first"));
            gate.entered.await();
            List<Thread> waiting = new ArrayList<>();
            for (String item : List.of("a", "b", "c")) {
                waiting.add(Thread.ofVirtual().start(() -> batcher.submit(item)));
                awaitParked(waiting.getLast());
            }
            gate.open.countDown();
            for (Thread thread : waiting) {
                thread.join();
            }
        }
        assertThat(gate.batches).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    /// Two that run would halve each other's batches.
    @Test
    void keepsToOneLaneWhileNobodyWaitsForLong() throws Exception {
        Gate gate = new Gate();
        try (Batcher<String, String> batcher =
                        new Batcher<>("test", 10, 2, Duration.ofHours(1), System::nanoTime, gate);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = callers.submit(() -> batcher.submit("first"));
            gate.entered.await();
            Thread second = Thread.ofVirtual().start(() -> batcher.submit("second"));
            awaitIt(second, Thread.State.TIMED_WAITING);
            assertThat(gate.batches).containsExactly(List.of("first"));
            gate.open.countDown();
            assertThat(first.get()).isEqualTo("first");
            second.join();
        }
        assertThat(gate.batches).containsExactly(List.of("first"), List.of("second"));
    }

    /// A batch may wait for a lock as long as whoever has it likes.
    @Test
    void servesEveryoneElseWhileABatchIsStuck() throws Exception {
        Gate gate = new Gate();
        Function<List<String>, List<String>> work = batch -> batch.contains("stuck") ? gate.apply(batch) : batch;
        try (Batcher<String, String> batcher =
                        new Batcher<>("test", 10, 2, Duration.ofMillis(1), System::nanoTime, work);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> stuck = callers.submit(() -> batcher.submit("stuck"));
            gate.entered.await();
            List<Future<Integer>> others = IntStream.range(0, 500)
                    .mapToObj(number -> callers.submit(() -> Integer.valueOf(batcher.submit(Integer.toString(number)))))
                    .toList();
            for (int number = 0; number < others.size(); number++) {
                assertThat(others.get(number).get()).isEqualTo(number);
            }
            assertThat(stuck.isDone()).isFalse();
            gate.open.countDown();
            assertThat(stuck.get()).isEqualTo("stuck");
            assertThat(batcher.submit("after")).isEqualTo("after");
        }
    }

    /// Of those who come one after the other, each would wait for patience to end.
    @Test
    void letsNobodyWaitBehindABatchThatHasTakenLongAlready() throws Exception {
        Gate gate = new Gate();
        AtomicLong now = new AtomicLong();
        Function<List<String>, List<String>> work = batch -> batch.contains("stuck") ? gate.apply(batch) : batch;
        try (Batcher<String, String> batcher = new Batcher<>("test", 10, 2, Duration.ofHours(1), now::get, work);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> stuck = callers.submit(() -> batcher.submit("stuck"));
            gate.entered.await();
            now.addAndGet(Duration.ofHours(2).toNanos());

            for (int number = 0; number < 100; number++) {
                assertThat(batcher.submit("one")).isEqualTo("one");
            }
            assertThat(stuck.isDone()).isFalse();
            gate.open.countDown();
        }
    }

    @Test
    void givesAFailureToEveryCallerOfTheBatchAndGoesOn() {
        AtomicInteger calls = new AtomicInteger();
        Function<List<String>, List<String>> failsOnce = batch -> {
            if (calls.getAndIncrement() == 0) {
                throw new IllegalArgumentException("no");
            }
            return batch;
        };
        try (Batcher<String, String> batcher = new Batcher<>("test", 10, 1, failsOnce)) {
            assertThatThrownBy(() -> batcher.submit("one"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no");
            assertThat(batcher.submit("two")).isEqualTo("two");
        }
    }

    @Test
    void refusesWorkThatForgetsAnAnswer() {
        try (Batcher<String, String> batcher = new Batcher<>("test", 10, 1, _ -> List.of())) {
            assertThatThrownBy(() -> batcher.submit("one")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void lettingGoOfOneCallerLeavesTheOthersAlone() throws Exception {
        Gate gate = new Gate();
        try (Batcher<String, String> batcher = new Batcher<>("test", 10, 1, gate);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = callers.submit(() -> batcher.submit("first"));
            gate.entered.await();
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread impatient =
                    Thread.ofVirtual().start(() -> thrown.set(catchThrowable(() -> batcher.submit("impatient"))));
            awaitParked(impatient);
            impatient.interrupt();
            impatient.join();
            gate.open.countDown();

            assertThat(thrown.get())
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            problem -> assertThat(problem.code()).isEqualTo("request.given-up"));
            assertThat(first.get()).isEqualTo("first");
        }
        assertThat(gate.batches).containsExactly(List.of("first"));
    }

    @Test
    void closingFinishesWhatRunsAndTurnsAwayTheRest() throws Exception {
        Gate gate = new Gate();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Batcher<String, String> batcher = new Batcher<>("test", 10, 1, gate);
            Future<String> first = callers.submit(() -> batcher.submit("first"));
            gate.entered.await();
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread waiting =
                    Thread.ofVirtual().start(() -> thrown.set(catchThrowable(() -> batcher.submit("waiting"))));
            awaitParked(waiting);
            Future<?> closing = callers.submit(batcher::close);
            waiting.join();
            gate.open.countDown();
            closing.get();

            assertThat(first.get()).isEqualTo("first");
            assertThat(thrown.get()).isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> batcher.submit("late")).isInstanceOf(Unavailable.class);
        }
        assertThat(gate.batches).containsExactly(List.of("first"));
    }

    private static void awaitParked(Thread thread) throws InterruptedException {
        awaitIt(thread, Thread.State.WAITING);
    }

    private static void awaitIt(Thread thread, Thread.State state) throws InterruptedException {
        while (thread.getState() != state) {
            Thread.sleep(1);
        }
    }

    /// Work that remembers its batches, and holds the first until it may go on.
    private static final class Gate implements Function<List<String>, List<String>> {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());

        @Override
        public List<String> apply(List<String> batch) {
            batches.add(batch);
            entered.countDown();
            try {
                open.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return batch;
        }
    }
}
