package org.bailee.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Runs a baseline and its subject by turns, so that a machine that drifts drifts for both.
final class Interleaved {
    /// One measurement of one side, in operations a second unless told otherwise.
    @FunctionalInterface
    interface Side {
        double perSecond() throws Exception;
    }

    private Interleaved() {}

    /// @param rounds how often each side runs; the side that goes first changes every round
    static Row compare(String what, int rounds, Side baseline, Side subject) throws Exception {
        return compare(what, "/s", rounds, baseline, subject);
    }

    /// @param unit of what the sides answer, where it is not operations a second
    static Row compare(String what, String unit, int rounds, Side baseline, Side subject) throws Exception {
        List<Double> base = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double one;
            double other;
            if (round % 2 == 0) {
                one = baseline.perSecond();
                other = subject.perSecond();
            } else {
                other = subject.perSecond();
                one = baseline.perSecond();
            }
            base.add(one);
            ours.add(other);
            ratios.add(other / one);
            System.err.printf(
                    "  %s, round %d of %d: %,.0f%s against %,.0f%s%n", what, round + 1, rounds, other, unit, one, unit);
        }
        return new Row(what, unit, median(base), median(ours), median(ratios));
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /// A line of the table: medians of both sides, and the median of the ratios of each round.
    record Row(String what, String unit, double baseline, double subject, double ratio) {
        /// The same measurement in another unit.
        Row times(double factor, String in) {
            return new Row(what, in, baseline * factor, subject * factor, ratio);
        }
    }
}
