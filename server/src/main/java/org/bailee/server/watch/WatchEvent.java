package org.bailee.server.watch;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;

/// What the watch tells the log. It never says which person is a decoy, nor whom an alert is about: the log has more
/// readers than the watch.
record WatchEvent(String kind, Optional<String> reason, Outcome outcome, Map<String, String> details)
        implements AuditEvent {
    static WatchEvent of(String kind) {
        return new WatchEvent(kind, Optional.empty(), Outcome.DONE, Map.of());
    }

    static WatchEvent refused(String kind, String rule) {
        return new WatchEvent(kind, Optional.empty(), Outcome.REFUSED, Map.of("rule", rule));
    }

    WatchEvent because(Optional<String> reference) {
        return new WatchEvent(kind, reference, outcome, details);
    }

    WatchEvent with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, value.toString());
        return new WatchEvent(kind, reason, outcome, more);
    }
}
