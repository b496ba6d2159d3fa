package org.bailee.server.vault;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an erasure of a whole person would take, in numbers, and what keeps it from it; nothing is opened for it.
///
/// @param records how many are kept, by collection
/// @param tokens how many stand for a value of the person
/// @param holds legal holds and restrictions, in order of placing
public record WholePreview(SortedMap<String, Integer> records, int tokens, List<Hold> holds) {
    public WholePreview {
        records = new TreeMap<>(records);
        holds = List.copyOf(holds);
    }

    /// The legal holds, which beat an erasure (GDPR Art. 17(3)(e)).
    public List<Hold> legal() {
        return holds.stream().filter(hold -> !hold.kind().isRestriction()).toList();
    }

    public boolean isRestricted() {
        return holds.stream().anyMatch(hold -> hold.kind().isRestriction());
    }

    /// Whether the person can be erased now.
    public boolean isFree() {
        return holds.isEmpty();
    }
}
