package org.bailee.cli.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers what is wrong: neighbours that are wrong alike become one, and of one kind no more than a page is kept.
final class Findings {
    private static final int MOST = 1_000;

    private final List<Finding> all = new ArrayList<>();

    /// Where the last of each kind stands, by flaw and words.
    private final Map<String, Integer> lastAlike = new HashMap<>();

    void add(Finding finding) {
        String alike = finding.flaw() + finding.says();
        int before = lastAlike.getOrDefault(alike, -1);
        if (before >= 0 && all.get(before).isFollowedBy(finding)) {
            all.set(before, all.get(before).through(finding));
            return;
        }
        if (all.size() < MOST || all.stream().noneMatch(known -> known.flaw() == finding.flaw())) {
            lastAlike.put(alike, all.size());
            all.add(finding);
        }
    }

    void addAll(List<Finding> findings) {
        findings.forEach(this::add);
    }

    List<Finding> sorted() {
        return all.stream()
                .sorted(Comparator.comparing(Finding::flaw)
                        // What names its entries first: it says where to look.
                        .thenComparing(finding -> finding.from() < 0)
                        .thenComparingLong(Finding::from))
                .toList();
    }
}
