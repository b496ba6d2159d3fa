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
        List<Worker> workers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                workers.add(opener.open(i));
            }
            long from = System.nanoTime();
            long until = from + time.toNanos();
            List<Future<Long>> counts = new ArrayList<>();
            for (Worker worker : workers) {
                counts.add(threads.submit(() -> countUntil(worker, until)));
            }
            long total = 0;
            for (Future<Long> count : counts) {
                total += count.get();
            }
            return total * 1e9 / (System.nanoTime() - from);
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
