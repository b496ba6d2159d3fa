package org.bailee.server.watch;

import java.util.List;
import java.util.Optional;

/// Somebody turns the watch itself down, or waves its alerts through.
final class WatchChangedRule implements Rule {
    static final String NAME = "watch-changed";

    private static final Dial ACKNOWLEDGED = new Dial("acknowledged", 3, 1_000, 20);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Grade grade() {
        return Grade.ALARM;
    }

    @Override
    public List<Dial> dials() {
        return List.of(ACKNOWLEDGED);
    }

    /// Or switching it off would go unseen, and everything after.
    @Override
    public boolean mayBeOff() {
        return false;
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        return switch (scene.entry().kind()) {
            case "watch-tuned" ->
                scene.detail("on").equals("false")
                        ? scene.found(this, grade(), "watch-off", scene.detail("rule"))
                        : scene.found(this, Grade.WARNING, name(), scene.detail("rule"));
            case "honey-retired" -> scene.found(this, Grade.WARNING, "honey-retired");
            case "alert-refused" -> scene.found(this, Grade.WARNING, "alert-refused");
            case "alert-acknowledged" -> {
                int hour = Recent.sum(
                        scene.profile().recent.acknowledged, scene.entry().at());
                yield hour >= tuning.of(this, ACKNOWLEDGED)
                        ? scene.found(this, Grade.WARNING, "alerts-waved", hour)
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }
}
