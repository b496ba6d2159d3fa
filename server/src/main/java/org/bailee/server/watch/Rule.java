package org.bailee.server.watch;

import java.util.List;
import java.util.Optional;

/// One kind of thing that is not as usual. Keeps no state of its own: all it knows of the past is in the profiles.
interface Rule {
    /// Such as `volume-own`; also the name of its texts.
    String name();

    /// The most urgent it can be.
    Grade grade();

    /// The thresholds somebody may turn.
    default List<Dial> dials() {
        return List.of();
    }

    /// Whether somebody may switch it off.
    default boolean mayBeOff() {
        return true;
    }

    /// Every entry is shown to every rule, once and in order.
    Optional<Finding> look(Scene scene, Tuning tuning);
}
