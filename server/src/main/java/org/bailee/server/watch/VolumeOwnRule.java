package org.bailee.server.watch;

import java.util.List;
import java.util.Optional;

/// Somebody opens many more people in a day than they ever do.
final class VolumeOwnRule implements Rule {
    /// Below this nothing is much, or a quiet account would alarm at its third person.
    private static final Dial PEOPLE = new Dial("people", 5, 100_000, 30);

    private static final Dial TIMES = new Dial("times", 2, 50, 3);
    private static final Dial DAYS = new Dial("days", 2, 30, 5);
    private static final int FAR = 6;

    @Override
    public String name() {
        return "volume-own";
    }

    @Override
    public Grade grade() {
        return Grade.WARNING;
    }

    @Override
    public List<Dial> dials() {
        return List.of(PEOPLE, TIMES, DAYS);
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        int today = scene.day().people;
        if (!scene.isOpening() || today <= tuning.of(this, PEOPLE)) {
            return Optional.empty();
        }
        List<Integer> before = scene.profile().before(scene.date(), day -> day.people);
        if (before.size() < tuning.of(this, DAYS)) {
            return Optional.empty();
        }
        double usual = Statistics.median(before);
        double bound = Math.max(usual * tuning.of(this, TIMES), usual + FAR * Statistics.spread(before));
        return today > bound
                ? scene.found(this, grade(), name(), today, Math.round(usual), before.size())
                : Optional.empty();
    }
}
