package org.bailee.cli.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gathers what is wrong: neighbours that are wrong alike become one, and of one kind no more than a page is kept.
final class Findings {
    private static final int MOST = 1_000;

    private final List<Finding> all = new ArrayList<>();

    void add(Finding finding) {
        for (int i = all.size() - 1; i >= Math.max(0, all.size() - 8); i--) {
            if (all.get(i).isFollowedBy(finding)) {
                all.set(i, all.get(i).through(finding));
                return;
            }
        }
        if (all.size() < MOST || all.stream().noneMatch(known -> known.flaw() == finding.flaw())) {
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
