package org.bailee.server.audit;

import java.util.ArrayList;
import java.util.List;

/// The newest entries this process gave their places itself. Whoever reads on through the log finds them here, as they
/// were hashed, without asking the database for what has just gone there.
final class Newest {
    private static final int MOST = 2 * Rounds.MOST;

    private volatile List<Placed> entries = List.of();

    /// Takes in what is on disk and signed, in the log's order. Used by one thread.
    void add(List<Placed> placed) {
        List<Placed> known = entries;
        List<Placed> next = new ArrayList<>(MOST);
        if (!known.isEmpty()
                && known.getLast().position() + 1 == placed.getFirst().position()) {
            next.addAll(known.subList(Math.max(0, known.size() + placed.size() - MOST), known.size()));
        }
        next.addAll(placed);
        entries = next;
    }

    /// Some entries from this position on, without a hole; none where this process does not know them.
    List<Placed> read(long from, int limit) {
        List<Placed> known = entries;
        if (known.isEmpty()
                || from < known.getFirst().position()
                || from > known.getLast().position()) {
            return List.of();
        }
        int start = Math.toIntExact(from - known.getFirst().position());
        return List.copyOf(known.subList(start, Math.min(known.size(), start + limit)));
    }
}
