package org.bailee.server.console.people;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;

/// One line of who did what with a person's data.
///
/// @param fields as the log has them: `profile.email=masked`
/// @param rule the rule that refused, or why it failed; empty if it was done
public record Look(
        Instant at,
        String who,
        String kind,
        String purpose,
        String reason,
        Outcome outcome,
        List<String> fields,
        String rule) {
    static Look of(Entry entry) {
        String fields = entry.details().getOrDefault("fields", "");
        return new Look(
                entry.at(),
                entry.actorName(),
                entry.kind(),
                entry.purpose().orElse(""),
                entry.reason().orElse(""),
                entry.outcome(),
                fields.isEmpty() ? List.of() : Arrays.asList(fields.split(" ", -1)),
                entry.details().getOrDefault("rule", entry.details().getOrDefault("why", "")));
    }

    List<String> cells() {
        return List.of(at.toString(), who, kind, purpose, reason, outcome.word(), String.join(" ", fields), rule);
    }
}
