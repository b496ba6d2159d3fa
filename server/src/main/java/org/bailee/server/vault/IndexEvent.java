package org.bailee.server.vault;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.SubjectId;

/// What befell an index: numbers and names of the register.
record IndexEvent(String kind, Optional<SubjectId> subject, Outcome outcome, Map<String, String> details)
        implements AuditEvent {
    static IndexEvent begun(int number, Wanted wanted) {
        Map<String, String> details = new TreeMap<>();
        details.put("index", String.valueOf(number));
        details.put("fields", wanted.field().toString());
        details.put("way", wanted.way().word());
        return new IndexEvent("index-begun", Optional.empty(), Outcome.DONE, details);
    }

    /// From here on searches read it.
    static IndexEvent serving(SearchIndex index) {
        return of("index-serving", index, Outcome.DONE);
    }

    /// From here on what is left of its rows, in whatever copy, cannot be compared with anything.
    static IndexEvent destroyed(SearchIndex index) {
        return of("index-destroyed", index, Outcome.DONE);
    }

    /// The same, of a root that no index had.
    static IndexEvent destroyed(int root) {
        return new IndexEvent("index-destroyed", Optional.empty(), Outcome.DONE, Map.of("index", String.valueOf(root)));
    }

    /// Somebody wrote to the tables who is not Bailee; what the row says of a field is theirs, and not repeated.
    static IndexEvent planted(SearchIndex index) {
        return new IndexEvent(
                "index-planted",
                Optional.empty(),
                Outcome.FAILED,
                Map.of("index", String.valueOf(index.number()), "why", Alarm.CODE));
    }

    static IndexEvent halted(SearchIndex index) {
        IndexEvent event = of("index-halted", index, Outcome.FAILED);
        event.details().put("damaged", String.valueOf(index.damaged()));
        event.details().put("duplicates", String.valueOf(index.duplicates()));
        return event;
    }

    /// @param who has a value that somebody else has, of a field that is to be unique
    static IndexEvent duplicate(SearchIndex index, SubjectId who) {
        IndexEvent event = of("index-duplicate", index, Outcome.DONE);
        return new IndexEvent(event.kind(), Optional.of(who), event.outcome(), event.details());
    }

    private static IndexEvent of(String kind, SearchIndex index, Outcome outcome) {
        IndexEvent event = begun(index.number(), new Wanted(index.field(), index.way()));
        return new IndexEvent(kind, Optional.empty(), outcome, event.details());
    }
}
