package org.bailee.server.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.audit.PlaceStore.Waiting;
import org.jspecify.annotations.Nullable;

/// The entries that wait for their places. Those that this process wrote it knows, so that whoever changes one
/// meanwhile is found out; those of others it reads.
final class Queue {
    /// Of entries, in memory at a time. A row's get their places together, and so must fit.
    private static final long MOST_BYTES = (long) WaitingIds.TOGETHER * EntryBytes.MOST;

    private final PlaceStore places;
    private final Owed owed;

    /// Entries that were written together, and so get their places together.
    record Turn(Waiting row, List<Written> entries) {}

    Queue(PlaceStore places, Owed owed) {
        this.places = places;
        this.owed = owed;
    }

    /// Those whose turn is next, until they are so many together, or as long together as those of one row may be.
    ///
    /// @param position the next place
    /// @throws LogFault if one is not there, is not what was written, has columns that tell something else, or
    /// could never get a place
    List<Turn> next(int entries, long position) {
        List<Waiting> waiting = places.waiting(entries);
        List<UUID> all = waiting.stream().flatMap(row -> ids(row).stream()).toList();
        mustHaveNoPlace(all, position);
        Map<UUID, Written> ours = owed.written(all);
        List<Waiting> rows = fitting(waiting, ours);
        List<UUID> ids = rows.stream().flatMap(row -> row.entries().stream()).toList();
        ours.keySet().retainAll(Set.copyOf(ids));
        Map<UUID, Written> sound = new HashMap<>();
        places.bytes(ours.values()).forEach((id, kept) -> {
            Written known = ours.get(id);
            if (known != null && Arrays.equals(known.bytes(), kept)) {
                sound.put(id, known);
            }
        });
        sound.putAll(
                places.written(ids.stream().filter(id -> !ours.containsKey(id)).toList()));
        return rows.stream().map(row -> turn(row, sound)).toList();
    }

    /// The first rows, as many as may be in memory at once: how long their entries are is asked before they are read.
    /// What this process wrote it remembers, and so has room for.
    private List<Waiting> fitting(List<Waiting> rows, Map<UUID, Written> ours) {
        List<UUID> others = rows.stream()
                .flatMap(row -> row.entries().stream())
                .filter(id -> !ours.containsKey(id))
                .toList();
        if (others.isEmpty()) {
            return rows;
        }
        Map<UUID, Integer> lengths = places.lengths(others);
        ours.forEach((id, known) -> lengths.put(id, known.bytes().length));
        long bytes = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (UUID id : rows.get(row).entries()) {
                bytes += length(id, lengths.getOrDefault(id, 0));
            }
            if (row > 0 && bytes > MOST_BYTES) {
                return rows.subList(0, row);
            }
        }
        return rows;
    }

    private static int length(UUID id, int bytes) {
        if (bytes > EntryBytes.MOST) {
            throw LogFault.entry(
                    "log.entry-malformed",
                    "The entry " + id + " waits for its place, and has " + bytes + " bytes, more than an entry may.");
        }
        return bytes;
    }

    /// Some ids, whole ones, and no more of them than are read.
    private static List<UUID> ids(Waiting row) {
        if (row.entries().isEmpty() || row.length() != (long) row.entries().size() * WaitingIds.ID) {
            throw LogFault.entry(
                    "log.waiting-false",
                    "The row " + row.ordinal() + " of what waits for a place has " + row.length()
                            + " bytes, and so was not written by Bailee.");
        }
        return row.entries();
    }

    /// One that cannot get its place would be undone together with all others, again and again.
    private void mustHaveNoPlace(List<UUID> ids, long position) {
        Set<UUID> once = new HashSet<>();
        for (UUID id : ids) {
            if (!once.add(id)) {
                throw LogFault.entry("log.waiting-false", "The entry " + id + " waits for its place twice.");
            }
        }
        places.placed(ids, position, position + ids.size()).ifPresent(id -> {
            throw once.contains(id)
                    ? LogFault.entry("log.waiting-false", "The entry " + id + " waits for its place, and has one.")
                    : LogFault.entry(
                            "log.place-false",
                            "The entry " + id + " has a place that no signed head reaches, at position " + position
                                    + " or one of the next.");
        });
    }

    private static Turn turn(Waiting row, Map<UUID, Written> sound) {
        return new Turn(
                row, row.entries().stream().map(id -> sound(id, sound.get(id))).toList());
    }

    private static Written sound(UUID id, @Nullable Written entry) {
        if (entry == null) {
            throw LogFault.entry(
                    "log.entry-changed",
                    "The entry " + id + " waits for its place, and is not there or not what was written.");
        }
        return entry;
    }
}
