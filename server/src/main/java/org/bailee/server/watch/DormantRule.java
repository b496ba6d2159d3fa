package org.bailee.server.watch;

import java.util.List;
import java.util.Optional;

/// An account that did nothing for weeks awakes.
final class DormantRule implements Rule {
    private static final Dial DAYS = new Dial("days", 7, 365, 40);

    @Override
    public String name() {
        return "dormant";
    }

    @Override
    public Grade grade() {
        return Grade.WARNING;
    }

    @Override
    public List<Dial> dials() {
        return List.of(DAYS);
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        return scene.rested()
                .filter(days -> days >= tuning.of(this, DAYS))
                .flatMap(days -> scene.found(this, grade(), name(), days));
    }
}
