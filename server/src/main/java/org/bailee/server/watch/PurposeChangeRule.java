package org.bailee.server.watch;

import java.util.List;
import java.util.Optional;

/// Somebody suddenly opens people for an activity they never served, and few of their peers do.
final class PurposeChangeRule implements Rule {
    private static final Dial OPENINGS = new Dial("openings", 1, 10_000, 5);
    private static final Dial DAYS = new Dial("days", 2, 30, 6);

    @Override
    public String name() {
        return "purpose-change";
    }

    @Override
    public Grade grade() {
        return Grade.WARNING;
    }

    @Override
    public List<Dial> dials() {
        return List.of(OPENINGS, DAYS);
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        if (!scene.isOpening() || scene.entry().purpose().isEmpty()) {
            return Optional.empty();
        }
        String purpose = scene.entry().purpose().get();
        int openings = scene.day().purposes.getOrDefault(purpose, 0);
        int days = scene.profile().activeDaysBefore(scene.date());
        boolean sudden = openings >= tuning.of(this, OPENINGS)
                && days >= tuning.of(this, DAYS)
                && !scene.profile().usedBefore(scene.date(), purpose)
                && !scene.peers().commonlyUse(purpose);
        return sudden ? scene.found(this, grade(), name(), openings, purpose, days) : Optional.empty();
    }
}
