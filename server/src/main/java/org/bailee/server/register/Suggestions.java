package org.bailee.server.register;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Guesses which known name a misspelt one was meant to be.
final class Suggestions {
    /// Longer names are not compared: the work grows with the product of both lengths.
    private static final int LONGEST = 64;

    /// In a register with more names than this a guess would take long and often be wrong.
    private static final int MOST_KNOWN = 500;

    private Suggestions() {}

    static Optional<String> nearest(String written, Collection<String> known) {
        String sought = written.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        if (sought.length() > LONGEST) {
            return Optional.empty();
        }
        int most = sought.length() < 4 ? 1 : 2;
        return known.stream()
                .limit(MOST_KNOWN)
                .filter(name -> Math.abs(name.length() - sought.length()) <= most)
                .map(name -> new Guess(name, distance(sought, name.toLowerCase(Locale.ROOT))))
                .filter(guess -> guess.distance <= most)
                .min(Comparator.comparingInt(Guess::distance))
                .map(Guess::name);
    }

    private record Guess(String name, int distance) {}

    /// How many letters must be added, dropped, changed or swapped with their neighbour.
    private static int distance(String one, String other) {
        int[][] least = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    least[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int best = Math.min(least[i - 1][j] + 1, least[i][j - 1] + 1);
                best = Math.min(best, least[i - 1][j - 1] + change);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                least[i][j] = swapped ? Math.min(best, least[i - 2][j - 2] + 1) : best;
            }
        }
        return least[one.length()][other.length()];
    }
}
