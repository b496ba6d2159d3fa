package org.bailee.server.backup;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.bailee.crypto.BackupSetKey;
import org.jspecify.annotations.Nullable;

/// Writes the objects of one set: parts as they fill, the manifest last.
///
/// While one part is squeezed, sealed and stored the next is read. The store is never asked for two at a time, so that
/// the memory it takes is three parts, whatever the database holds.
final class SetWriter implements AutoCloseable {
    /// Of rows in one part.
    static final int PART = 4 << 20;

    private static final byte[] NO_HEADER = {};

    private final BackupStore store;
    private final String folder;
    private final BackupSetKey key;
    private final SecureRandom random;
    private final Pace pace;
    private final Consumer<Manifest.Part> kept;
    private final ExecutorService storing = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("backup-part").factory());
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
        MessageDigest sha = RowDigest.sha256();
        pace.pass(sealed.length);
        store.put(name, sealed);
        Manifest.Part part = new Manifest.Part(
                object, count, length, sealed.length, HexFormat.of().formatHex(sha.digest(sealed)));
        kept.accept(part);
        return part;
    }

    @Override
    public void close() {
        storing.shutdownNow();
        key.destroy();
    }

    /// Gathers rows until they make a part.
    private final class Filling implements RowSink {
        private final RowDigest digest = new RowDigest();
        private final List<Manifest.Part> done = new ArrayList<>();
        private byte[] rows = new byte[1 << 16];
        private int length;
        private long count;
        private @Nullable Future<Manifest.Part> underWay;

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
            await();
            byte[] full = rows;
            int fullLength = length;
            long fullCount = count;
            String object = String.format("%08d", ++parts);
            underWay = storing.submit(() -> store(object, full, fullLength, fullCount));
            rows = new byte[PART];
            length = 0;
            count = 0;
        }

        private void await() {
            Future<Manifest.Part> pending = underWay;
            underWay = null;
            if (pending != null) {
                try {
                    done.add(pending.get());
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
            await();
            return new Manifest.Table(shape, digest.rows(), digest.hex(), List.copyOf(done));
        }
    }
}
