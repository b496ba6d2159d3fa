package org.bailee.server.watch;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/// Somebody opens people at an hour, or on a day off, at which they never do. An hour to either side is the same, so
/// that
/// the change to summer time is none.
final class UnusualHourRule implements Rule {
    private static final Dial DAYS = new Dial("days", 3, 30, 8);
    /// One person looked up late is an evening at work.
    private static final Dial PEOPLE = new Dial("people", 1, 1_000, 3);

    @Override
    public String name() {
        return "unusual-hour";
    }

    @Override
    public Grade grade() {
        return Grade.WARNING;
    }

    @Override
    public List<Dial> dials() {
        return List.of(DAYS, PEOPLE);
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        if (!scene.isOpening()
                || Recent.sum(scene.profile().recent.opened, scene.entry().at()) < tuning.of(this, PEOPLE)) {
            return Optional.empty();
        }
        LocalDate today = scene.date();
        NavigableMap<LocalDate, Day> before = scene.profile().activeBefore(today);
        if (before.size() < tuning.of(this, DAYS)) {
            return Optional.empty();
        }
        int hour = scene.entry().at().atOffset(ZoneOffset.UTC).getHour();
        if (before.values().stream().noneMatch(day -> day.isNear(hour))) {
            return scene.found(this, grade(), name(), hour, before.size());
        }
        boolean firstDayOff =
                Profile.isWeekend(today) && before.keySet().stream().noneMatch(Profile::isWeekend);
        return firstDayOff ? scene.found(this, grade(), "unusual-day", before.size()) : Optional.empty();
    }
}
