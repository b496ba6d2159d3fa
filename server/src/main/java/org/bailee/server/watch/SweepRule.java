package org.bailee.server.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Somebody goes through people in the order in which they were stored, which no customer's question does.
///
/// Twelve in a row by chance is one in half a thousand million. A program that does so every night is known by its
/// days.
final class SweepRule implements Rule {
    private static final Dial IN_ROW = new Dial("in-row", 6, 1_000, 12);
    private static final Dial AFTER_LISTING = new Dial("after-listing", 4, 1_000, 8);
    private static final Dial HABIT = new Dial("habit", 1, 30, 3);

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public Grade grade() {
        return Grade.ALARM;
    }

    @Override
    public List<Dial> dials() {
        return List.of(IN_ROW, AFTER_LISTING, HABIT);
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        if (!scene.isOpening()) {
            return Optional.empty();
        }
        Recent recent = scene.profile().recent;
        boolean listed = Duration.between(recent.listedAt, scene.entry().at()).compareTo(Recent.HOUR) < 0;
        int row = recent.inRow();
        if (row < tuning.of(this, listed ? AFTER_LISTING : IN_ROW)) {
            return Optional.empty();
        }
        scene.day().swept = true;
        long habit = scene.profile().days.headMap(scene.date()).values().stream()
                .filter(day -> day.swept)
                .count();
        return habit < tuning.of(this, HABIT)
                ? scene.found(this, grade(), listed ? "sweep-listed" : name(), row)
                : Optional.empty();
    }
}
