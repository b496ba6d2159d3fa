package org.bailee.server.watch;

import java.util.List;
import java.util.Optional;

/// Somebody opens people without saying why, who says why at other times, or whose peers do.
///
/// It asks for a reference, not whether that ticket is open: Bailee knows no ticket system.
final class NoTicketRule implements Rule {
    private static final Dial OPENINGS = new Dial("openings", 2, 10_000, 8);
    private static final Dial PERCENT = new Dial("percent", 50, 100, 80);
    private static final Dial DAYS = new Dial("days", 2, 30, 4);

    @Override
    public String name() {
        return "no-ticket";
    }

    @Override
    public Grade grade() {
        return Grade.WARNING;
    }

    @Override
    public List<Dial> dials() {
        return List.of(OPENINGS, PERCENT, DAYS);
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        int unreasoned = scene.day().unreasoned;
        boolean asks = scene.isOpening() && scene.entry().reason().isEmpty();
        if (!asks || unreasoned < tuning.of(this, OPENINGS)) {
            return Optional.empty();
        }
        int days = scene.profile().activeDaysBefore(scene.date());
        int own = scene.profile().reasonedBefore(scene.date());
        int percent = tuning.of(this, PERCENT);
        if (days >= tuning.of(this, DAYS)) {
            return own >= percent ? scene.found(this, grade(), name(), unreasoned, own) : Optional.empty();
        }
        return scene.peers().actors() > 0 && scene.peers().reasoned() >= percent
                ? scene.found(
                        this,
                        grade(),
                        "no-ticket-peers",
                        unreasoned,
                        scene.peers().reasoned())
                : Optional.empty();
    }
}
