package org.bailee.crypto.shares;

import java.util.ArrayList;
import java.util.List;

/// All ways to choose so many of so many, in order.
final class Choices {
    private Choices() {}

    /// @return places from 0, ascending; of 16 at most 12,870 ways
    static List<List<Integer>> of(int count, int chosen) {
        List<List<Integer>> all = new ArrayList<>();
        choose(count, chosen, 0, new ArrayList<>(), all);
        return all;
    }

    private static void choose(int count, int chosen, int from, List<Integer> begun, List<List<Integer>> all) {
        if (begun.size() == chosen) {
            all.add(List.copyOf(begun));
            return;
        }
        for (int next = from; next <= count - (chosen - begun.size()); next++) {
            begun.add(next);
            choose(count, chosen, next + 1, begun, all);
            begun.removeLast();
        }
    }
}
