package org.bailee.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Keeps some connections busy for a while and counts what they got done.
final class Load {
    /// What one connection does again and again.
    interface Worker extends AutoCloseable {
        void once() throws Exception;

        @Override
        default void close() throws IOException, SQLException {}
    }

    @FunctionalInterface
    interface Opener {
        Worker open(int number) throws Exception;
    }

    private Load() {}

    /// Operations a second over all connections; the first failure ends the run with its exception.
    static double perSecond(int connections, Duration time, Opener opener) throws Exception {
        long[] total = {0};
        double seconds = together(connections, opener, (worker, from) -> {
            long count = countUntil(worker, from + time.toNanos());
            synchronized (total) {
                total[0] += count;
            }
        });
        return total[0] / seconds;
    }

    /// The same for so many operations in all, however long they take.
    static double perSecond(int connections, int operations, Opener opener) throws Exception {
        AtomicInteger left = new AtomicInteger(operations);
        double seconds = together(connections, opener, (worker, _) -> {
            while (left.getAndDecrement() > 0) {
                worker.once();
            }
        });
        return operations / seconds;
    }

    /// How long one operation takes: the median over all of all connections.
    static double medianMicroseconds(int connections, Duration time, Opener opener) throws Exception {
        List<Double> all = new ArrayList<>();
        together(connections, opener, (worker, from) -> {
            List<Double> mine = new ArrayList<>();
            long now = from;
            while (now < from + time.toNanos()) {
                long began = System.nanoTime();
                worker.once();
                now = System.nanoTime();
                mine.add((now - began) / 1e3);
            }
            synchronized (all) {
                all.addAll(mine);
            }
        });
        return Interleaved.median(all);
    }

    /// What one connection does from the moment all are open.
    @FunctionalInterface
    private interface Work {
        void by(Worker worker, long from) throws Exception;
    }

    /// Answers the seconds from when all were open until the last had done its work.
    private static double together(int connections, Opener opener, Work work) throws Exception {
        List<Worker> workers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                workers.add(opener.open(i));
            }
            long from = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (Worker worker : workers) {
                all.add(threads.submit(() -> {
                    work.by(worker, from);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            return (System.nanoTime() - from) / 1e9;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } finally {
            for (Worker worker : workers) {
                worker.close();
            }
        }
    }

    private static long countUntil(Worker worker, long until) throws Exception {
        long count = 0;
        while (System.nanoTime() < until) {
            worker.once();
            count++;
        }
        return count;
    }
}
