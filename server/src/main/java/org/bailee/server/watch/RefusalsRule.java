package org.bailee.server.watch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.audit.Outcome;

/// Somebody is refused again and again: they try out what they may not, or a program is set up wrongly.
final class RefusalsRule implements Rule {
    private static final Dial REFUSALS = new Dial("refusals", 3, 10_000, 15);
    /// Whoever shows no key of ours at all; the internet does it all day.
    private static final Dial OF_STRANGERS = new Dial("of-strangers", 10, 1_000_000, 300);

    private static final int TIMES = 3;
    private static final UUID STRANGERS = new UUID(0, 0);

    @Override
    public String name() {
        return "refusals";
    }

    @Override
    public Grade grade() {
        return Grade.WARNING;
    }

    @Override
    public List<Dial> dials() {
        return List.of(REFUSALS, OF_STRANGERS);
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        if (scene.entry().outcome() != Outcome.REFUSED) {
            return Optional.empty();
        }
        int hour = Recent.sum(scene.profile().recent.refused, scene.entry().at());
        boolean stranger = scene.entry().actor().value().equals(STRANGERS);
        int bound = tuning.of(this, stranger ? OF_STRANGERS : REFUSALS);
        double usual = Statistics.quantile(scene.profile().before(scene.date(), day -> day.refused), 0.9);
        return hour >= bound && scene.day().refused > usual * TIMES
                ? scene.found(this, grade(), stranger ? "refusals-strangers" : name(), hour)
                : Optional.empty();
    }
}
