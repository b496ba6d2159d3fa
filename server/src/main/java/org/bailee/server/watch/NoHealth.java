package org.bailee.server.watch;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
@Component
final class NoHealth implements LogHealth {
    @Override public State state() { return new State(false, Duration.ZERO); }
    @Override public Optional<String> checkpoint() { return Optional.empty(); }
}
