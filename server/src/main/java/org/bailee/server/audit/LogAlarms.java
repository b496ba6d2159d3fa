package org.bailee.server.audit;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;

/// What is wrong with the log at present, for whoever asks how it stands.
final class LogAlarms {
    private final InstantSource clock;
    private final AtomicReference<Optional<LogHalt>> halted = new AtomicReference<>(Optional.empty());
    private final Map<String, String> others = new ConcurrentSkipListMap<>();

    LogAlarms(InstantSource clock) {
        this.clock = clock;
    }

    /// Stays until the server is started again: only somebody who looked can say that it is over.
    ///
    /// @return the halt, if the log was not halted before
    Optional<LogHalt> halt(LogFault fault) {
        LogHalt halt = new LogHalt(fault.code(), fault.says(), fault.hint(), clock.instant());
        return halted.compareAndSet(Optional.empty(), Optional.of(halt)) ? Optional.of(halt) : Optional.empty();
    }

    Optional<LogHalt> halted() {
        return halted.get();
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
