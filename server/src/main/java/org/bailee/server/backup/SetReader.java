package org.bailee.server.backup;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bailee.crypto.BackupKey;
import org.bailee.crypto.BackupSetKey;
import org.bailee.crypto.Corrupt;
import org.bailee.server.keys.BackupKeys;
import org.bailee.server.shared.NotFound;

/// Reads one set, and refuses by its cause whatever was changed in it.
final class SetReader implements AutoCloseable {
    private static final byte[] NO_HEADER = {};

    /// Bytes of a manifest, which is read before anything vouches for it: some 400,000 parts.
    private static final int MOST = 64 << 20;

    private final BackupStore store;
    private final String folder;
    private final BackupSetKey key;
    private final Manifest manifest;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("backup-part").daemon().factory());

    private SetReader(BackupStore store, String folder, BackupSetKey key, Manifest manifest) {
        this.store = store;
        this.folder = folder;
        this.key = key;
        this.manifest = manifest;
    }

    /// Opens the manifest, and nothing else yet.
    static SetReader open(BackupStore store, UUID set, Coverage kind, BackupKeys backups) {
        byte[] object = manifestObject(store, set, kind);
        SetHeader header = SetHeader.read(object);
        BackupKey backupKey = backups.of(header.key()).orElseThrow(() -> Refused.otherKey(header.key()));
        byte[] clear = header.bytes();
        BackupSetKey key = backupKey.of(set);
        try {
            byte[] text = key.open(
                    Arrays.copyOfRange(object, Math.min(clear.length, object.length), object.length),
                    kind.folder(set) + "/" + ManifestText.NAME,
                    clear);
            return new SetReader(store, kind.folder(set), key, ManifestText.read(text));
        } catch (Corrupt _) {
            // Told apart from a fault of the vault: it is a file somebody handed in, and it is refused, not opened.
            key.destroy();
            throw Refused.manifest();
        }
    }

    static SetHeader header(BackupStore store, UUID set, Coverage kind) {
        return SetHeader.read(manifestObject(store, set, kind));
    }

    Manifest manifest() {
        return manifest;
    }

    /// Reads every part and compares all of it with the manifest.
    ///
    /// @throws org.bailee.server.shared.Conflict naming the first thing that is not as it was
    void verify() {
        Map<String, Long> there = new HashMap<>();
        for (StoredObject object : store.list()) {
            if (object.name().startsWith(folder + "/")) {
                there.put(object.name().substring(folder.length() + 1), object.size());
            }
        }
        Set<String> told = new HashSet<>(Set.of(ManifestText.NAME));
        for (Manifest.Table table : manifest.tables()) {
            for (Manifest.Part part : table.parts()) {
                if (!told.add(part.object())) {
                    throw Refused.foreign(part.object());
                }
                Long size = there.get(part.object());
                if (size == null) {
                    throw Refused.missing(part.object());
                }
                if (size != part.size()) {
                    throw Refused.size(part.object());
                }
            }
        }
        for (String object : there.keySet()) {
            if (!told.contains(object)) {
                throw Refused.foreign(object);
            }
        }
        manifest.tables().forEach(this::verify);
    }

    private void verify(Manifest.Table table) {
        RowDigest digest = new RowDigest();
        ColumnType[] types = table.shape().types();
        Iterator<byte[]> rows = rows(table).iterator();
        for (Manifest.Part part : table.parts()) {
            long before = digest.rows();
            Rows.each(rows.next(), types, digest);
            if (digest.rows() - before != part.rows()) {
                throw Refused.counts(table.shape().name());
            }
        }
        if (!digest.isOf(table)) {
            throw Refused.counts(table.shape().name());
        }
    }

    /// The table's rows, a part at a time; each is checked again as it is read, and the next meanwhile.
    Iterable<byte[]> rows(Manifest.Table table) {
        return () -> new ReadAhead<>(table.parts(), this::rows, reading);
    }

    private byte[] rows(Manifest.Part part) {
        String name = folder + "/" + part.object();
        byte[] object = read(store, name, part);
        if (object.length != part.size()) {
            throw Refused.size(part.object());
        }
        if (!Manifest.Part.tag(object).equals(part.tag())) {
            throw Refused.changed(part.object());
        }
        try {
            return PartBytes.unpack(key.open(object, name, NO_HEADER), part.bytes());
        } catch (Corrupt _) {
            throw Refused.changed(part.object());
        }
    }

    private static byte[] read(BackupStore store, String name, Manifest.Part part) {
        if (part.size() < 0 || part.size() >= Integer.MAX_VALUE) {
            throw Refused.size(part.object());
        }
        try {
            return store.read(name, (int) part.size());
        } catch (NotFound _) {
            throw Refused.missing(part.object());
        }
    }

    private static byte[] manifestObject(BackupStore store, UUID set, Coverage kind) {
        try {
            return store.read(kind.folder(set) + "/" + ManifestText.NAME, MOST);
        } catch (NotFound _) {
            throw Refused.unfinished();
        }
    }

    @Override
    public void close() {
        reading.shutdownNow();
        reading.close();
        key.destroy();
    }
}
