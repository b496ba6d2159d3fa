package org.bailee.server.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gathers everything wrong with one file, so that it is told at once and in the order of the file.
final class Mistakes {
    /// More than anybody mends in one go; those beyond it show when these are mended.
    private static final int MOST = 1_000;

    private static final Comparator<Mistake> AS_IN_FILE =
            Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column);

    private final List<Mistake> found = new ArrayList<>();

    void add(Rule rule, Spot spot) {
        if (!isFull()) {
            found.add(rule.at(spot));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    boolean isFull() {
        return found.size() == MOST;
    }

    List<Mistake> inOrder() {
        return found.stream().sorted(AS_IN_FILE).toList();
    }
}
