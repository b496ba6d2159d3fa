package org.bailee.server.watch;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Somebody opens a few more people each day, and in a week many more than in any week before.
final class VolumeWeekRule implements Rule {
    private static final Dial PEOPLE = new Dial("people", 10, 1_000_000, 60);
    private static final Dial PERCENT = new Dial("percent", 110, 1_000, 160);
    private static final Dial WEEKS = new Dial("weeks", 1, 4, 2);

    @Override
    public String name() {
        return "volume-week";
    }

    @Override
    public Grade grade() {
        return Grade.WARNING;
    }

    @Override
    public List<Dial> dials() {
        return List.of(PEOPLE, PERCENT, WEEKS);
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        if (!scene.isOpening()) {
            return Optional.empty();
        }
        int week = scene.profile().week(scene.date());
        if (week <= tuning.of(this, PEOPLE)) {
            return Optional.empty();
        }
        List<Integer> before = scene.profile().weeksBefore(scene.date()).stream()
                .filter(people -> people > 0)
                .toList();
        if (before.size() < tuning.of(this, WEEKS)) {
            return Optional.empty();
        }
        int most = Collections.max(before);
        return 100L * week > (long) most * tuning.of(this, PERCENT)
                ? scene.found(this, grade(), name(), week, most, before.size())
                : Optional.empty();
    }
}
