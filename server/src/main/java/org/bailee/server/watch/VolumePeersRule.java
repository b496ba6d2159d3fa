package org.bailee.server.watch;

import java.util.List;
import java.util.Optional;

/// Somebody opens many more people in a day than others of the same roles do.
final class VolumePeersRule implements Rule {
    private static final Dial PEOPLE = new Dial("people", 5, 100_000, 40);
    private static final Dial TIMES = new Dial("times", 2, 50, 3);
    private static final Dial PEERS = new Dial("peers", 2, 50, 3);

    @Override
    public String name() {
        return "volume-peers";
    }

    @Override
    public Grade grade() {
        return Grade.WARNING;
    }

    @Override
    public List<Dial> dials() {
        return List.of(PEOPLE, TIMES, PEERS);
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        int today = scene.day().people;
        Peers peers = scene.peers();
        boolean enough = peers.actors() >= tuning.of(this, PEERS);
        return scene.isOpening()
                        && enough
                        && today > tuning.of(this, PEOPLE)
                        && today > peers.people() * tuning.of(this, TIMES)
                ? scene.found(this, grade(), name(), today, Math.round(peers.people()), peers.actors())
                : Optional.empty();
    }
}
