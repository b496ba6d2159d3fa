package org.bailee.server.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An account comes from a network it never came from. A key that does may have been stolen; a person may have moved
/// desks, and is worth a warning only if they then open people faster than they ever do.
final class NewNetworkRule implements Rule {
    private static final Dial HOURS = new Dial("hours", 1, 72, 12);
    private static final Dial PEOPLE_AN_HOUR = new Dial("people-an-hour", 3, 10_000, 15);

    @Override
    public String name() {
        return "new-network";
    }

    @Override
    public Grade grade() {
        return Grade.WARNING;
    }

    @Override
    public List<Dial> dials() {
        return List.of(HOURS, PEOPLE_AN_HOUR);
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        if (scene.entry().kind().equals("network-first-seen")) {
            if (isFirst(scene)) {
                return Optional.empty();
            }
            return scene.detail("account").equals("key")
                    ? scene.found(this, grade(), "new-network-key")
                    : scene.found(this, Grade.NOTICE, name());
        }
        if (!scene.isOpening()) {
            return Optional.empty();
        }
        Duration since =
                Duration.between(scene.profile().networkAt, scene.entry().at());
        int people = Recent.sum(scene.profile().recent.opened, scene.entry().at());
        return since.compareTo(Duration.ofHours(tuning.of(this, HOURS))) < 0
                        && people >= tuning.of(this, PEOPLE_AN_HOUR)
                        && people
                                > Statistics.quantile(scene.profile().before(scene.date(), day -> day.people), 0.9) / 2
                ? scene.found(this, grade(), "new-network-busy", people)
                : Optional.empty();
    }

    /// Whether it is the account's first network at all, which each account has.
    static boolean isFirst(Scene scene) {
        return scene.detail("first").equals("true");
    }
}
