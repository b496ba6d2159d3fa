package org.bailee.server.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bailee.server.database.Turn;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.shared.Actor;

/// What each node does again and again: begins the night's run when it is due, also late, and moves on what is
/// under way, a little at a time and on one node only.
final class Rounds {
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final Register register;
    private final RunStore runs;
    private final OurTurn turn;
    private final Doubting doubting;
    private final Nights nights;
    private final Course course;

    Rounds(Register register, RunStore runs, OurTurn turn, Doubting doubting, Nights nights, Course course) {
        this.register = register;
        this.runs = runs;
        this.turn = turn;
        this.doubting = doubting;
        this.nights = nights;
        this.course = course;
    }

    Run preview(Actor by) {
        return course.preview(by, register.current());
    }

    /// @return when to come again
    Duration step() {
        RegisterVersion version = register.current();
        return doubting.believed(version).map(now -> step(now, version)).orElse(LOOK);
    }

    private Duration step(Instant now, RegisterVersion version) {
        if (!hasWork(version, now)) {
            turn.giveBack();
            return LOOK;
        }
        if (!turn.take()) {
            return LOOK;
        }
        Duration wait;
        // A step opens many people, and has no time it must be done in.
        try (Turn.Kept _ = turn.keep()) {
            wait = work(now, version);
        }
        if (!wait.isZero()) {
            turn.giveBack();
        }
        return wait;
    }

    /// Asked without the turn, so that an idle server writes nothing.
    private boolean hasWork(RegisterVersion version, Instant now) {
        return !runs.underWay().isEmpty() || nights.isDue(version, now);
    }

    private Duration work(Instant now, RegisterVersion version) {
        Optional<Run> underWay = runs.underWay().stream().findFirst();
        if (underWay.isPresent()) {
            course.moveOn(underWay.get(), version, now);
            return Duration.ZERO;
        }
        // Another node may have begun it since.
        if (nights.isDue(version, now)) {
            course.beginNight(version, now);
            return Duration.ZERO;
        }
        return LOOK;
    }
}
