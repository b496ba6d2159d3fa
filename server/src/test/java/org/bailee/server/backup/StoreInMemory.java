package org.bailee.server.backup;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Unavailable;

/// A store whose objects a test can look at and spoil, and which breaks off when it is told to.
final class StoreInMemory implements BackupStore {
    final TreeMap<String, byte[]> objects = new TreeMap<>();
    /// How many more calls are answered.
    int patience = Integer.MAX_VALUE;

    @Override
    public synchronized void put(String name, byte[] content) {
        spend();
        objects.put(StoredObject.checked(name), content.clone());
    }

    @Override
    public synchronized byte[] read(String name, int most) {
        spend();
        byte[] found = objects.get(StoredObject.checked(name));
        if (found == null) {
            throw new NotFound("backup.object-unknown", "None.", "None.");
        }
        return Arrays.copyOf(found, Math.min(found.length, most + 1));
    }

    @Override
    public synchronized List<StoredObject> list() {
        spend();
        return objects.entrySet().stream()
                .map(object -> new StoredObject(object.getKey(), object.getValue().length))
                .toList();
    }

    @Override
    public synchronized void delete(String name) {
        spend();
        objects.remove(StoredObject.checked(name));
    }

    /// It keeps an object at once or not at all.
    @Override
    public synchronized List<String> leftovers() {
        spend();
        return List.of();
    }

    @Override
    public synchronized void tidy() {
        spend();
    }

    private void spend() {
        if (patience-- <= 0) {
            throw new Unavailable("backup.store-away", "Broken off.", "None.");
        }
    }
}
