package org.bailee.server.database;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Makes the next databases while a test runs: to copy one takes as long as many a test.
final class Spares {
    private static final int AHEAD = 2;

    private final BlockingQueue<Future<String>> ready = new ArrayBlockingQueue<>(AHEAD);

    /// @param make answers the name of a new database; called by one thread
    Spares(Supplier<String> make) {
        Thread.ofPlatform().name("test-databases").daemon().start(() -> run(make));
    }

    private void run(Supplier<String> make) {
        while (!Thread.currentThread().isInterrupted()) {
            CompletableFuture<String> next = new CompletableFuture<>();
            try {
                next.complete(make.get());
            } catch (RuntimeException failed) {
                next.completeExceptionally(failed);
            }
            try {
                ready.put(next);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    String take() {
        try {
            return ready.take().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        }
    }
}
