package org.bailee.server.watch;

import java.util.Arrays;
import java.util.Collection;

/// Middles and edges that a single wild day does not move.
final class Statistics {
    /// Makes the median deviation comparable with a standard deviation.
    private static final double NORMAL = 1.4826;

    private Statistics() {}

    static double median(Collection<Integer> values) {
        return quantile(values, 0.5);
    }

    /// The value below which that share of the values lies, between neighbours in proportion; nought of none.
    static double quantile(Collection<Integer> values, double share) {
        int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
        if (sorted.length == 0) {
            return 0;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /// How far from the median a usual value lies.
    static double spread(Collection<Integer> values) {
        double median = median(values);
        int[] away = values.stream()
                .mapToInt(value -> (int) Math.round(Math.abs(value - median)))
                .toArray();
        return NORMAL * median(Arrays.stream(away).boxed().toList());
    }
}
