package org.bailee.server.database;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.bailee.server.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs work in one transaction: all of it is kept, or none.
///
/// Explicit instead of an annotation, because what is in the transaction is part of what a method promises. Work that
/// PostgreSQL refuses only because of what others did at the same moment (serialization failure, deadlock) is undone
/// and done again a few times, so work must change nothing but the database; see [#afterCommit].
public final class Tx {
    private static final int ATTEMPTS = 6;

    private final TransactionTemplate write;
    private final TransactionTemplate read;
    private final TransactionTemplate snapshot;
    private final RandomGenerator random;

    public Tx(PlatformTransactionManager transactions, RandomGenerator random) {
        this.write = new TransactionTemplate(transactions);
        this.read = new TransactionTemplate(transactions);
        this.read.setReadOnly(true);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.random = random;
    }

    public <T> T write(Supplier<T> work) {
        return run(write, work);
    }

    /// A transaction of inserts, and of what else the work gathers as in [InsertsTogether#of]: from its beginning
    /// to its commit it takes one round trip.
    ///
    /// @throws IllegalStateException inside another transaction, which would be committed with it
    public void insertAtOnce(Runnable work) {
        if (isUnderWay()) {
            throw new IllegalStateException("What is inserted at once is a transaction by itself.");
        }
        write(() -> {
            InsertsTogether.andCommit(work);
            return true;
        });
    }

    public <T> T read(Supplier<T> work) {
        return run(read, work);
    }

    /// Everything the work reads is as it was at one moment, however many statements it needs and however long.
    public <T> T snapshot(Supplier<T> work) {
        return run(snapshot, work);
    }

    /// Whether the caller is inside a transaction that may yet be undone.
    public static boolean isUnderWay() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    /// Runs the action once the current transaction is on disk, and never if it is undone.
    public static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    private <T> T run(TransactionTemplate template, Supplier<T> work) {
        boolean nested = isUnderWay();
        for (int attempt = 1; ; attempt++) {
            AtomicReference<@Nullable Problem> first = new AtomicReference<>();
            try {
                return Objects.requireNonNull(template.execute(_ -> {
                    try {
                        return work.get();
                    } catch (Problem problem) {
                        first.set(problem);
                        throw problem;
                    }
                }));
            } catch (DataAccessException | TransactionException failed) {
                @Nullable Problem before = first.get();
                if (before != null) {
                    // A full disk stops the database too: that it is away at the rollback only followed from that.
                    throw before;
                }
                if (failed.getCause() instanceof Problem noConnection) {
                    throw noConnection;
                }
                SqlFailure failure = SqlFailure.of(failed);
                if (nested && failure.isRetryable()) {
                    // Only the whole of a transaction can be done again, by whoever began it.
                    throw failed;
                }
                if (!failure.isRetryable() || attempt == ATTEMPTS) {
                    throw failure.asProblemOr(failed);
                }
                pause(attempt);
            }
        }
    }

    /// Waits a random while that grows with the attempts, so that those who collided do not meet again.
    private void pause(int attempt) {
        try {
            Thread.sleep(Duration.ofMillis(random.nextLong(1L << Math.min(attempt + 1, 6)) + 1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
