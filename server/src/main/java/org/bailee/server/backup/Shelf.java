package org.bailee.server.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bailee.server.shared.Conflict;

/// The sets that lie in a store: which there are, and which have lain long enough.
final class Shelf {
    private static final Pattern OBJECT = Pattern.compile("([0-9a-f-]{36})-(data|keys)/([a-z0-9-]+)");

    /// How far another node's clock may be ahead.
    static final Duration AHEAD = Duration.ofMinutes(5);

    private final BackupStore store;
    private final Instant now;

    Shelf(BackupStore store, Instant now) {
        this.store = store;
        this.now = now;
    }

    /// The finished sets of a kind, the newest first: their ids grow with time. Names that tell no time, or one
    /// that is still to come, are not ours, and push none of ours out.
    List<UUID> sets(Coverage kind) {
        return named(kind)
                .filter(set -> !isOfTheFuture(set))
                .sorted(Comparator.comparing(UUID::toString).reversed())
                .toList();
    }

    /// Also those of the future.
    List<UUID> all(Coverage kind) {
        return named(kind).toList();
    }

    private Stream<UUID> named(Coverage kind) {
        return store.list().stream()
                .map(object -> OBJECT.matcher(object.name()))
                .filter(Matcher::matches)
                .filter(name ->
                        name.group(2).equals(kind.word()) && name.group(3).equals(ManifestText.NAME))
                .flatMap(name -> id(name.group(1)));
    }

    /// Whether a finished set lies here, whatever its name says of when it was made.
    boolean has(UUID set, Coverage kind) {
        String manifest = kind.folder(set) + "/" + ManifestText.NAME;
        return store.list().stream().anyMatch(object -> object.name().equals(manifest));
    }

    /// Whether it was taken by a clock that was ahead of the one that is asked now.
    boolean isOfTheFuture(UUID set) {
        return madeAt(set).isAfter(now.plus(AHEAD));
    }

    /// How many bytes each set takes, data and keys together.
    Map<UUID, Long> sizes() {
        Map<UUID, Long> sizes = new HashMap<>();
        for (StoredObject object : store.list()) {
            Matcher name = OBJECT.matcher(object.name());
            if (name.matches()) {
                id(name.group(1))
                        .filter(id -> !isOfTheFuture(id))
                        .forEach(id -> sizes.merge(id, object.size(), Long::sum));
            }
        }
        return sizes;
    }

    /// The numbers of the backup keys that sets lie under, by what they say themselves. Those of the future, too: they
    /// come back if they are named.
    Set<Integer> backupKeys() {
        Set<Integer> numbers = new HashSet<>();
        for (Coverage kind : Coverage.values()) {
            for (UUID set : named(kind).toList()) {
                try {
                    numbers.add(SetReader.header(store, set, kind).key());
                } catch (Conflict unreadable) {
                    // No key opens it.
                }
            }
        }
        return numbers;
    }

    private Stream<UUID> id(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.version() == 7 && id.toString().equals(text) ? Stream.of(id) : Stream.empty();
        } catch (IllegalArgumentException malformed) {
            return Stream.empty();
        }
    }

    /// Whether a set of a kind lies here without its manifest.
    boolean hasUnfinished(Coverage kind) {
        Set<String> begun = new HashSet<>();
        Set<String> finished = new HashSet<>();
        for (StoredObject object : store.list()) {
            Matcher name = OBJECT.matcher(object.name());
            if (name.matches() && name.group(2).equals(kind.word())) {
                begun.add(name.group(1));
                if (name.group(3).equals(ManifestText.NAME)) {
                    finished.add(name.group(1));
                }
            }
        }
        return !finished.containsAll(begun)
                || store.leftovers().stream().anyMatch(folder -> folder.endsWith("-" + kind.word()));
    }

    /// Removes what was begun and never finished. Whoever asks has the turn, so nobody is writing any of it.
    void sweep() {
        Set<String> finished = new HashSet<>();
        TreeMap<String, List<String>> folders = new TreeMap<>();
        for (StoredObject object : store.list()) {
            Matcher name = OBJECT.matcher(object.name());
            if (name.matches()) {
                String folder = name.group(1) + "-" + name.group(2);
                folders.computeIfAbsent(folder, _ -> new ArrayList<>()).add(object.name());
                if (name.group(3).equals(ManifestText.NAME)) {
                    finished.add(folder);
                }
            }
        }
        folders.forEach((folder, objects) -> {
            if (!finished.contains(folder)) {
                objects.forEach(store::delete);
            }
        });
        store.tidy();
    }

    /// Removes the sets that are not to be kept any longer: more than so many, and older than so many would be that
    /// were taken when they were due. Whoever takes one after the other pushes none out.
    ///
    /// @param removed is told of each
    void clear(BackupSettings settings, BiConsumer<UUID, Coverage> removed) {
        clearData(settings, removed);
        clearKeys(settings, removed);
    }

    private void clearData(BackupSettings settings, BiConsumer<UUID, Coverage> removed) {
        Duration age = settings.spread();
        sets(Coverage.DATA).stream()
                .skip(settings.keep())
                .filter(set -> madeAt(set).plus(age).isBefore(now))
                .forEach(set -> {
                    remove(set, Coverage.DATA);
                    removed.accept(set, Coverage.DATA);
                });
    }

    /// The same of keys alone: of who was erased they hold the key, so they go, whatever speaks against the rest.
    void clearKeys(BackupSettings settings, BiConsumer<UUID, Coverage> removed) {
        List<UUID> keys = sets(Coverage.KEYS);
        keys.stream()
                .skip(1)
                .filter(set -> madeAt(set).plus(settings.keepKeys()).isBefore(now))
                .forEach(set -> {
                    remove(set, Coverage.KEYS);
                    removed.accept(set, Coverage.KEYS);
                });
    }

    /// The manifest goes first: what is left of a removal that was broken off is no set, and swept.
    void remove(UUID set, Coverage kind) {
        String folder = kind.folder(set) + "/";
        store.delete(folder + ManifestText.NAME);
        TreeSet<String> rest = new TreeSet<>();
        for (StoredObject object : store.list()) {
            if (object.name().startsWith(folder)) {
                rest.add(object.name());
            }
        }
        rest.forEach(store::delete);
        store.tidy();
    }

    /// Version 7 of RFC 9562 begins with the millisecond.
    static Instant madeAt(UUID set) {
        return Instant.ofEpochMilli(set.getMostSignificantBits() >>> 16);
    }
}
