package org.bailee.server.database;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs work in one transaction: all of it is kept, or none.
///
/// Explicit instead of an annotation, because what is in the transaction is part of what a method promises.
public final class Tx {
    private final TransactionTemplate write;
    private final TransactionTemplate read;

    Tx(TransactionTemplate write, TransactionTemplate read) {
        this.write = write;
        this.read = read;
    }

    public <T> T write(Supplier<T> work) {
        return java.util.Objects.requireNonNull(write.execute(_ -> work.get()));
    }

    public <T> T read(Supplier<T> work) {
        return java.util.Objects.requireNonNull(read.execute(_ -> work.get()));
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
}
