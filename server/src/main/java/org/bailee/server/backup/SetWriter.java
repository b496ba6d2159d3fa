package org.bailee.server.backup;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.bailee.crypto.BackupSetKey;

/// Writes the objects of one set: parts as they fill, the manifest last.
///
/// While some parts are read apart, digested, squeezed, sealed and stored the next is on its way, as a store that waits
/// for its disk leaves the processors to others. The memory it takes is that of a few parts, whatever the database
/// holds.
final class SetWriter implements AutoCloseable {
    /// Of rows in one part.
    static final int PART = 8 << 20;

    private static final byte[] NO_HEADER = {};
    private static final int AT_ONCE = 4;

    private record Stored(Manifest.Part part, RowDigest digest) {}

    private record UnderWay(byte[] sent, Future<Stored> stored) {}

    private final BackupStore store;
    private final String folder;
    private final BackupSetKey key;
    private final SecureRandom random;
    private final Pace pace;
    private final Consumer<Manifest.Part> kept;
    // Of the system's own, which takes turns among them: a virtual thread that reckons for long holds up requests.
    private final ExecutorService packing = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("backup-part").daemon().factory());

    /// Room for parts, used again and again: arrays of this size are dear to collect.
    private final Deque<byte[]> room = new ArrayDeque<>();

    private int parts;

    /// @param kept is told of every part that lies in the store, by any thread
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
        Filling filling = new Filling(shape);
        tables.send(shape, filling);
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

    private Stored store(String object, PartRows rows) {
        String name = folder + "/" + object;
        PartBytes.Packed packed = rows.packed();
        byte[] sealed = key.seal(packed.bytes(), packed.length(), name, NO_HEADER, random);
        Manifest.Part part = new Manifest.Part(
                object, rows.digest().rows(), rows.length(), sealed.length, Manifest.Part.tag(sealed));
        pace.pass(sealed.length);
        store.put(name, sealed);
        kept.accept(part);
        return new Stored(part, rows.digest());
    }

    @Override
    public void close() {
        // Waits: a part that came after would lie there when all that was begun is removed.
        packing.shutdownNow();
        packing.close();
        key.destroy();
    }

    /// Gathers rows, as PostgreSQL sends them, until they make a part.
    private final class Filling implements RowSink {
        private final ColumnType[] types;
        private final RowDigest digest = new RowDigest();
        private final List<Manifest.Part> done = new ArrayList<>();
        private final Deque<UnderWay> underWay = new ArrayDeque<>();
        private byte[] sent = room.isEmpty() ? new byte[1 << 16] : room.remove();
        private int length;

        Filling(TableShape shape) {
            this.types = shape.types();
        }

        @Override
        public void row(byte[] bytes, int from, int rowLength) {
            if (length > 0 && length + rowLength > PART) {
                hand();
            }
            if (length + rowLength > sent.length) {
                sent = Arrays.copyOf(sent, Math.max(length + rowLength, Math.min(2 * sent.length, PART)));
            }
            System.arraycopy(bytes, from, sent, length, rowLength);
            length += rowLength;
        }

        private void hand() {
            awaitAllBut(AT_ONCE - 1);
            byte[] full = sent;
            int fullLength = length;
            String object = String.format("%08d", ++parts);
            underWay.add(new UnderWay(full, packing.submit(() -> store(object, PartRows.of(full, fullLength, types)))));
            sent = room.isEmpty() ? new byte[PART] : room.remove();
            length = 0;
        }

        private void giveBack(byte[] used) {
            if (used.length == PART) {
                room.add(used);
            }
        }

        /// In their order, as the manifest has them.
        private void awaitAllBut(int some) {
            while (underWay.size() > some) {
                UnderWay next = underWay.remove();
                Stored stored = Awaited.of(next.stored());
                giveBack(next.sent());
                done.add(stored.part());
                digest.add(stored.digest());
            }
        }

        private Manifest.Table end(TableShape shape) {
            if (length > 0) {
                hand();
            }
            giveBack(sent);
            awaitAllBut(0);
            return new Manifest.Table(shape, digest.rows(), digest.hex(), List.copyOf(done));
        }
    }
}
