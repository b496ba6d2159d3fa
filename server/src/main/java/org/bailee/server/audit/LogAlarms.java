package org.bailee.server.audit;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// What is wrong with the log at present, for whoever asks how it stands.
final class LogAlarms {
    private final InstantSource clock;
    private volatile Optional<LogHalt> halted = Optional.empty();
    private final Map<String, String> others = new ConcurrentSkipListMap<>();

    LogAlarms(InstantSource clock) {
        this.clock = clock;
    }

    /// Stays until the server is started again: only somebody who looked can say that it is over.
    ///
    /// @return the halt, if the log was not halted before
    synchronized Optional<LogHalt> halt(LogFault fault) {
        if (halted.isPresent()) {
            return Optional.empty();
        }
        halted = Optional.of(new LogHalt(fault.code(), fault.says(), fault.hint(), clock.instant()));
        return halted;
    }

    Optional<LogHalt> halted() {
        return halted;
    }

    /// @param name under which the alarm is cleared or put in place of an older one
    void raise(String name, String says) {
        others.put(name, says);
    }

    void clear(String name) {
        others.remove(name);
    }

    List<String> others() {
        return List.copyOf(others.values());
    }
}
