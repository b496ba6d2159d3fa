package org.bailee.server.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bailee.server.shared.Unavailable;

/// Gathers what concurrent callers want and does it as one batch: one statement, one durable commit, many answers.
///
/// Nobody waits for company: a batch is whatever is waiting when the lane becomes free, so a lone caller's item goes
/// at once, and batches grow by themselves as the lane fills. Two lanes at work would only halve the batches: another
/// opens when somebody has stood in the queue for long, or comes where a batch has taken long already, as one does
/// that waits for a lock. It goes on while that one is stuck. Items are taken in the order they came.
public final class Batcher<I, O> implements AutoCloseable {
    private static final long CLOSE_SECONDS = 30;

    /// Longer than a batch takes that waits for nobody; far less than a lock may be waited for.
    private static final Duration LONG = Duration.ofMillis(25);

    /// Of patience, a second.
    private static final int SELDOM = 40;

    private final String name;
    private final int most;
    private final int lanes;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Function<List<I>, List<O>> work;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Deque<Waiting<I, O>> queue = new ArrayDeque<>();
    private final Set<Lane> open = new HashSet<>();
    private boolean closed;

    /// What somebody waits for, by identity.
    private static final class Waiting<I, O> {
        private final I item;
        private final CompletableFuture<O> answer = new CompletableFuture<>();

        /// Under the lock: whether it has left the queue.
        private boolean taken;

        private Waiting(I item) {
            this.item = item;
        }
    }

    /// A thread that does batches, one after the other.
    private final class Lane {
        /// Under the lock: when its batch began.
        private long since = nanoTime.getAsLong();

        private boolean isStuck(long now) {
            return now - since > patience.toNanos();
        }
    }

    /// @param most how many items one batch holds at the most
    /// @param lanes how many batches may run at once
    /// @param work does a batch and answers each item, in order; if it throws, every caller of the batch gets that
    public Batcher(String name, int most, int lanes, Function<List<I>, List<O>> work) {
        this(name, most, lanes, LONG, System::nanoTime, work);
    }

    /// @param patience after which who waits opens another lane
    Batcher(
            String name,
            int most,
            int lanes,
            Duration patience,
            LongSupplier nanoTime,
            Function<List<I>, List<O>> work) {
        this.name = name;
        this.most = most;
        this.lanes = lanes;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.work = work;
    }

    /// Waits for the batch the item went with.
    ///
    /// @throws Unavailable if the batcher is closed, or if the calling thread is interrupted while it waits
    public O submit(I item) {
        Waiting<I, O> waiting = new Waiting<>(item);
        lock.lock();
        try {
            if (closed) {
                throw stopping();
            }
            queue.add(waiting);
            long now = nanoTime.getAsLong();
            if (open.size() < lanes && open.stream().allMatch(lane -> lane.isStuck(now))) {
                openLane();
            }
        } finally {
            lock.unlock();
        }
        return await(waiting);
    }

    /// Under the lock.
    private void openLane() {
        Lane lane = new Lane();
        open.add(lane);
        // A lane is a thread of its own: an interrupted caller must not tear the batch of the others, as it
        // would if it did the work itself (an interrupt closes the socket a virtual thread is reading).
        Thread.ofVirtual().name(name + "-batch").start(() -> run(lane));
    }

    private void helpOut(Waiting<I, O> waiting) {
        lock.lock();
        try {
            if (open.size() < lanes && !waiting.taken) {
                openLane();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Lets running batches finish; whoever still waits, or comes later, is told that the server is stopping.
    @Override
    public void close() {
        List<Waiting<I, O>> dropped;
        lock.lock();
        try {
            closed = true;
            dropped = new ArrayList<>(queue);
            queue.clear();
        } finally {
            lock.unlock();
        }
        dropped.forEach(waiting -> waiting.answer.completeExceptionally(stopping()));
        awaitIdle();
    }

    private void run(Lane lane) {
        List<Waiting<I, O>> batch = take(lane, true);
        while (!batch.isEmpty()) {
            run(batch);
            batch = take(lane, false);
        }
    }

    /// What goes next; nothing for a lane that closes. One that has done a batch leaves the rest to another that is
    /// not stuck.
    private List<Waiting<I, O>> take(Lane lane, boolean first) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            boolean goesOn = first || open.stream().allMatch(other -> other == lane || other.isStuck(now));
            List<Waiting<I, O>> batch = new ArrayList<>(Math.min(most, queue.size()));
            while (goesOn && batch.size() < most && !queue.isEmpty()) {
                Waiting<I, O> next = queue.remove();
                next.taken = true;
                batch.add(next);
            }
            lane.since = now;
            if (batch.isEmpty()) {
                // In the same locked step as the look into the queue: an item that comes later opens a lane.
                open.remove(lane);
                idle.signalAll();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void run(List<Waiting<I, O>> batch) {
        try {
            List<O> answers =
                    work.apply(batch.stream().map(waiting -> waiting.item).toList());
            if (answers.size() != batch.size()) {
                throw new IllegalStateException(
                        "Batch " + name + " gave " + answers.size() + " answers to " + batch.size() + " items.");
            }
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer.complete(answers.get(i));
            }
        } catch (Throwable thrown) {
            batch.forEach(waiting -> waiting.answer.completeExceptionally(thrown));
        }
    }

    private O await(Waiting<I, O> waiting) {
        try {
            return lanes > 1 ? awaitWithHelp(waiting) : waiting.answer.get();
        } catch (InterruptedException _) {
            withdraw(waiting);
            Thread.currentThread().interrupt();
            throw new Unavailable(
                    "request.given-up",
                    "The request was given up before its answer came.",
                    "Look whether it was done before you send it again, or repeat it with the same Idempotency-Key.");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException exception
                    ? exception
                    : new IllegalStateException(failed);
        }
    }

    /// Looks ever more seldom: thousands may wait, and a lane that was opened goes on while the other is stuck.
    private O awaitWithHelp(Waiting<I, O> waiting) throws InterruptedException, ExecutionException {
        long nanos = patience.toNanos();
        while (true) {
            try {
                return waiting.answer.get(nanos, TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                helpOut(waiting);
                nanos = Math.min(2 * nanos, SELDOM * patience.toNanos());
            }
        }
    }

    private void withdraw(Waiting<I, O> waiting) {
        lock.lock();
        try {
            queue.remove(waiting);
        } finally {
            lock.unlock();
        }
    }

    private void awaitIdle() {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
            while (!open.isEmpty() && left > 0) {
                left = idle.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private static Unavailable stopping() {
        return new Unavailable("server.stopping", "The server is stopping.", "Send the request again in a moment.");
    }
}
