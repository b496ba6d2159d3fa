package org.bailee.server.vault;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an erasure of a whole person would take, in numbers, and what keeps it from it; nothing is opened for it.
///
/// @param records how many are kept, by collection
/// @param tokens how many stand for a value of the person
/// @param held whether a legal hold lies on the person, which beats an erasure (GDPR Art. 17(3)(e))
/// @param restricted whether processing was restricted (Art. 18)
/// @param legal the legal holds, in order of placing; none for who may erase and may not see them
public record WholePreview(
        SortedMap<String, Integer> records, int tokens, boolean held, boolean restricted, List<Hold> legal) {
    public WholePreview {
        records = new TreeMap<>(records);
        legal = List.copyOf(legal);
    }

    /// Whether the person can be erased now.
    public boolean isFree() {
        return !held && !restricted;
    }
}
