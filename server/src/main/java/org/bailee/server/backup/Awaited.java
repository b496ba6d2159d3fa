package org.bailee.server.backup;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// What another thread was given to do, once it is done.
final class Awaited {
    private Awaited() {}

    /// @throws RuntimeException as it failed there
    /// @throws org.bailee.server.shared.Unavailable if whoever waits is to stop
    static <T> T of(Future<T> done) {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException why
                    ? why
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Refused.stopped();
        }
    }
}
