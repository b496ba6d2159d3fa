package org.bailee.server.watch;

import java.util.List;
import java.util.Optional;

/// Somebody opens many people whom they did not look for: the ids came from elsewhere, as in an export.
final class UnsearchedRule implements Rule {
    private static final Dial PEOPLE = new Dial("people", 5, 100_000, 25);
    private static final int TIMES = 2;

    @Override
    public String name() {
        return "unsearched";
    }

    @Override
    public Grade grade() {
        return Grade.WARNING;
    }

    @Override
    public List<Dial> dials() {
        return List.of(PEOPLE);
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        int unsearched = scene.isOpening() ? unsearched(scene.profile(), scene) : 0;
        if (unsearched < tuning.of(this, PEOPLE)) {
            return Optional.empty();
        }
        double usual = Statistics.quantile(scene.profile().before(scene.date(), day -> day.unsearched), 0.9);
        return unsearched > usual * TIMES
                ? scene.found(this, grade(), name(), unsearched, Math.round(usual))
                : Optional.empty();
    }

    /// People opened in the last hour beyond those a search has found in it.
    static int unsearched(Profile profile, Scene scene) {
        return Recent.sum(profile.recent.opened, scene.entry().at())
                - Recent.sum(profile.recent.found, scene.entry().at());
    }
}
