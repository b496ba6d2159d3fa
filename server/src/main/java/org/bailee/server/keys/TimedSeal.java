package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Unavailable;

/// A seal whose secret another machine or device keeps, which is waited for only so long.
///
/// What hangs in a driver cannot be stopped, only left alone: on a thread of its own, and while it hangs
/// nothing else is asked, so that there is never more than one.
final class TimedSeal implements Seal {
    private final Seal seal;
    private final Duration most;
    private final Semaphore free = new Semaphore(1);

    /// @param most that one answer may take, and waiting for its turn before
    TimedSeal(Seal seal, Duration most) {
        this.seal = seal;
        this.most = most;
    }

    @Override
    public SealKind kind() {
        return seal.kind();
    }

    @Override
    public boolean opensByItself() {
        return seal.opensByItself();
    }

    @Override
    public byte[] seal(RootKey root) {
        return inTime(() -> seal.seal(root), late -> {});
    }

    @Override
    public byte[] reseal(byte[] before, RootKey root, SecureRandom random) {
        return inTime(() -> seal.reseal(before, root, random), late -> {});
    }

    @Override
    public RootKey unseal(byte[] sealed) {
        return inTime(() -> seal.unseal(sealed), RootKey::destroy);
    }

    private <T> T inTime(Supplier<T> question, Consumer<T> late) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        long begun = System.nanoTime();
        try {
            if (!free.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw silent();
            }
            Thread.ofPlatform().daemon().name("seal-" + kind().word()).start(() -> ask(question, answer, late));
            return answer.get(most.toNanos() - (System.nanoTime() - begun), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        } catch (TimeoutException _) {
            return cameAtLast(answer);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return cameAtLast(answer);
        }
    }

    private <T> void ask(Supplier<T> question, CompletableFuture<T> answer, Consumer<T> late) {
        T given;
        try {
            given = question.get();
        } catch (Throwable failed) {
            free.release();
            answer.completeExceptionally(failed);
            return;
        }
        // Before it is told: whoever hears it may ask the next thing at once.
        free.release();
        if (!answer.complete(given)) {
            late.accept(given);
        }
    }

    private <T> T cameAtLast(CompletableFuture<T> answer) {
        if (answer.cancel(false)) {
            throw silent();
        }
        return answer.join();
    }

    private Unavailable silent() {
        Duration wait = most;
        return new Unavailable(
                "seal.no-answer",
                "What keeps the seal " + kind().word() + " has not answered within " + wait.toSeconds() + " seconds.",
                "See whether the device or service is up and can be reached from here, and try again.",
                wait,
                kind().word(),
                wait.toSeconds());
    }
}
