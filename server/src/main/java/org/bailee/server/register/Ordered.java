package org.bailee.server.register;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// Unmodifiable copies that keep their order, which `Map.copyOf` does not: plans and notices read like the file.
final class Ordered {
    private Ordered() {}

    static <V> SequencedMap<String, V> map() {
        return new LinkedHashMap<>();
    }

    static <K, V> SequencedMap<K, V> copyOf(SequencedMap<K, V> map) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
    }

    static <T extends Comparable<T>> SortedSet<T> copyOf(SortedSet<T> set) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(set));
    }
}
