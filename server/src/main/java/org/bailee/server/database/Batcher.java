package org.bailee.server.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.bailee.server.shared.Unavailable;

/// Gathers what concurrent callers want and does it as one batch: one statement, one durable commit, many answers.
///
/// Nobody waits for company: a batch is whatever is waiting when the lane becomes free, so a lone caller's item goes at
/// once, and batches grow by themselves as the lane fills. Two lanes at work would only halve the batches: another
/// opens
/// for one batch when somebody has waited for long, as behind a batch that waits for a lock. Items are taken in the
/// order
/// they came.
public final class Batcher<I, O> implements AutoCloseable {
    private static final long CLOSE_SECONDS = 30;

    /// Several commits of a slow disk; far less than a lock may be waited for.
    private static final Duration LONG = Duration.ofMillis(25);

    private final String name;
    private final int most;
    private final int lanes;
    private final Duration patience;
    private final Function<List<I>, List<O>> work;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Deque<Waiting<I, O>> queue = new ArrayDeque<>();
    private int running;
    private boolean closed;

    private record Waiting<I, O>(I item, CompletableFuture<O> answer) {}

    /// @param most how many items one batch holds at the most
    /// @param lanes how many batches may run at once
    /// @param work does a batch and answers each item, in order; if it throws, every caller of the batch gets that
    public Batcher(String name, int most, int lanes, Function<List<I>, List<O>> work) {
        this(name, most, lanes, LONG, work);
    }

    /// @param patience after which who waits opens another lane
    Batcher(String name, int most, int lanes, Duration patience, Function<List<I>, List<O>> work) {
        this.name = name;
        this.most = most;
        this.lanes = lanes;
        this.patience = patience;
        this.work = work;
    }

    /// Waits for the batch the item went with.
    ///
    /// @throws Unavailable if the batcher is closed, or if the calling thread is interrupted while it waits
    public O submit(I item) {
        Waiting<I, O> waiting = new Waiting<>(item, new CompletableFuture<>());
        lock.lock();
        try {
            if (closed) {
                throw stopping();
            }
            queue.add(waiting);
            if (running == 0) {
                openLane();
            }
        } finally {
            lock.unlock();
        }
        return await(waiting);
    }

    /// Under the lock.
    private void openLane() {
        running++;
        // A lane is a thread of its own: an interrupted caller must not tear the batch of the others, as it
        // would if it did the work itself (an interrupt closes the socket a virtual thread is reading).
        Thread.ofVirtual().name(name + "-batch").start(this::runLane);
    }

    private void helpOut() {
        lock.lock();
        try {
            if (running < lanes && !queue.isEmpty()) {
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
        dropped.forEach(waiting -> waiting.answer().completeExceptionally(stopping()));
        awaitIdle();
    }

    private void runLane() {
        List<Waiting<I, O>> batch = take(lanes);
        while (!batch.isEmpty()) {
            run(batch);
            // Of two that were needed for a while, the one that is ready first leaves what waits to the other.
            batch = take(1);
        }
    }

    /// What goes next, for a lane that goes on unless more than so many are open.
    private List<Waiting<I, O>> take(int open) {
        lock.lock();
        try {
            List<Waiting<I, O>> batch = new ArrayList<>(Math.min(most, queue.size()));
            while (running <= open && batch.size() < most && !queue.isEmpty()) {
                batch.add(queue.remove());
            }
            if (batch.isEmpty()) {
                // In the same locked step as the look into the queue: an item that comes later opens a lane.
                running--;
                idle.signalAll();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void run(List<Waiting<I, O>> batch) {
        try {
            List<O> answers = work.apply(batch.stream().map(Waiting::item).toList());
            if (answers.size() != batch.size()) {
                throw new IllegalStateException(
                        "Batch " + name + " gave " + answers.size() + " answers to " + batch.size() + " items.");
            }
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (Throwable thrown) {
            batch.forEach(waiting -> waiting.answer().completeExceptionally(thrown));
        }
    }

    private O await(Waiting<I, O> waiting) {
        try {
            return lanes > 1 ? awaitWithHelp(waiting) : waiting.answer().get();
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

    private O awaitWithHelp(Waiting<I, O> waiting) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return waiting.answer().get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                helpOut();
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
            while (running > 0 && left > 0) {
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
