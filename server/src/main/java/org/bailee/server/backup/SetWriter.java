package org.bailee.server.backup;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.bailee.crypto.BackupSetKey;

/// Writes the objects of one set: parts as they fill, the manifest last.
///
/// While two parts are squeezed and sealed the next is read. The store is never asked for two at a time; the
/// memory it takes is that of a few parts, whatever the database holds.
final class SetWriter implements AutoCloseable {
    /// Of rows in one part.
    static final int PART = 4 << 20;

    private static final byte[] NO_HEADER = {};
    private static final int AT_ONCE = 2;

    private final BackupStore store;
    private final String folder;
    private final BackupSetKey key;
    private final SecureRandom random;
    private final Pace pace;
    private final Consumer<Manifest.Part> kept;
    private final ExecutorService packing = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("backup-part").factory());
    private final ReentrantLock storing = new ReentrantLock();
    private int parts;

    /// @param kept is told of every part that lies in the store
    SetWriter(
            BackupStore store,
            String folder,
            BackupSetKey key,
            SecureRandom random,
            Pace pace,
            Consumer<Manifest.Part> kept) {
        this.store = store;
        this.folder = folder;
        this.key = key;
        this.random = random;
        this.pace = pace;
        this.kept = kept;
    }

    /// Writes a table's rows.
    Manifest.Table table(TableShape shape, TableStore tables) {
        Filling filling = new Filling();
        tables.read(shape, filling);
        return filling.end(shape);
    }

    /// Writes the manifest: from here on it is a set.
    void finish(SetHeader header, Manifest manifest) {
        byte[] clear = header.bytes();
        String name = folder + "/" + ManifestText.NAME;
        byte[] sealed = key.seal(ManifestText.write(manifest), name, clear, random);
        byte[] object = Arrays.copyOf(clear, clear.length + sealed.length);
        System.arraycopy(sealed, 0, object, clear.length, sealed.length);
        store.put(name, object);
    }

    private Manifest.Part store(String object, byte[] rows, int length, long count) {
        String name = folder + "/" + object;
        byte[] sealed = key.seal(PartBytes.pack(rows, length), name, NO_HEADER, random);
        String sha = HexFormat.of().formatHex(RowDigest.sha256().digest(sealed));
        Manifest.Part part = new Manifest.Part(object, count, length, sealed.length, sha);
        storing.lock();
        try {
            pace.pass(sealed.length);
            store.put(name, sealed);
            kept.accept(part);
        } finally {
            storing.unlock();
        }
        return part;
    }

    @Override
    public void close() {
        // Waits: a part that came after would lie there when all that was begun is removed, and take the turn again.
        packing.shutdownNow();
        packing.close();
        key.destroy();
    }

    /// Gathers rows until they make a part.
    private final class Filling implements RowSink {
        private final RowDigest digest = new RowDigest();
        private final List<Manifest.Part> done = new ArrayList<>();
        private byte[] rows = new byte[1 << 16];
        private int length;
        private long count;
        private final Deque<Future<Manifest.Part>> underWay = new ArrayDeque<>();

        @Override
        public void row(byte[] bytes, int from, int rowLength) {
            digest.row(bytes, from, rowLength);
            if (length > 0 && length + rowLength > PART) {
                hand();
            }
            if (length + rowLength > rows.length) {
                rows = Arrays.copyOf(rows, Math.max(length + rowLength, Math.min(2 * rows.length, PART)));
            }
            System.arraycopy(bytes, from, rows, length, rowLength);
            length += rowLength;
            count++;
        }

        private void hand() {
            awaitAllBut(AT_ONCE - 1);
            byte[] full = rows;
            int fullLength = length;
            long fullCount = count;
            String object = String.format("%08d", ++parts);
            underWay.add(packing.submit(() -> store(object, full, fullLength, fullCount)));
            rows = new byte[PART];
            length = 0;
            count = 0;
        }

        /// In their order, as the manifest has them.
        private void awaitAllBut(int some) {
            while (underWay.size() > some) {
                try {
                    done.add(underWay.remove().get());
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

        private Manifest.Table end(TableShape shape) {
            if (length > 0) {
                hand();
            }
            awaitAllBut(0);
            return new Manifest.Table(shape, digest.rows(), digest.hex(), List.copyOf(done));
        }
    }
}
