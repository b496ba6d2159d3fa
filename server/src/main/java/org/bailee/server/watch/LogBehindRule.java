package org.bailee.server.watch;

import java.util.List;
import java.util.Optional;

/// The log has halted, or entries wait for their place. No entry tells of it: [LogWatch] asks the log itself.
final class LogBehindRule implements Rule {
    static final Dial SECONDS = new Dial("seconds", 1, 600, 5);

    @Override
    public String name() {
        return "log-behind";
    }

    @Override
    public Grade grade() {
        return Grade.ALARM;
    }

    @Override
    public List<Dial> dials() {
        return List.of(SECONDS);
    }

    /// Without the log nobody else would see anything.
    @Override
    public boolean mayBeOff() {
        return false;
    }

    @Override
    public Optional<Finding> look(Scene scene, Tuning tuning) {
        return Optional.empty();
    }
}
