package org.bailee.server.watch;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bailee.server.audit.LogStatus;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.shared.Unavailable;

/// How the log says it is.
final class LoggedHealth implements LogHealth {
    private final TransparencyLog log;

    LoggedHealth(TransparencyLog log) {
        this.log = log;
    }

    @Override
    public State state() {
        LogStatus status = log.status();
        long ofWaiting = status.lag().compareTo(TransparencyLog.LONG) > 0 ? 1 : 0;
        return new State(status.halted().isPresent(), status.alarms().size() > ofWaiting, status.lag());
    }

    @Override
    public Optional<String> checkpoint() {
        try {
            return Optional.of(new String(log.checkpoint(), StandardCharsets.UTF_8));
        } catch (Unavailable none) {
            return Optional.empty();
        }
    }
}
