package org.bailee.server.console.people;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// One line of who did what with a person's data.
///
/// @param person whose data it concerns
/// @param who as colleagues know them, or what the key is called
/// @param fields as the log has them: `profile.email=masked`
/// @param rule the rule that refused, or why it failed; empty if it was done
public record Look(
        EntryId id,
        Instant at,
        ActorId account,
        String who,
        String kind,
        Optional<SubjectId> person,
        String purpose,
        String reason,
        Outcome outcome,
        List<String> fields,
        String rule) {
    /// What can happen to a person's data, and has words of its own.
    public static final List<String> KINDS = List.of(
            "subject-opened",
            "records-opened",
            "token-opened",
            "person-found",
            "access-refused",
            "break-glass-opened",
            "break-glass-used",
            "subject-created",
            "subject-changed",
            "record-added",
            "record-changed",
            "record-erased",
            "fields-erased",
            "erasure-previewed",
            "subject-erased",
            "subject-given-up",
            "hold-placed",
            "hold-released",
            "restriction-placed",
            "restriction-lifted");

    /// @param names of those who act, as colleagues know them
    public static Look of(Entry entry, Map<ActorId, String> names) {
        String fields = entry.details().getOrDefault("fields", "");
        return new Look(
                entry.id(),
                entry.at(),
                entry.actor(),
                names.getOrDefault(entry.actor(), entry.actor().toString()),
                entry.kind(),
                entry.subject(),
                entry.purpose().orElse(""),
                entry.reason().orElse(""),
                entry.outcome(),
                fields.isEmpty() ? List.of() : Arrays.asList(fields.split(" ", -1)),
                entry.details().getOrDefault("rule", entry.details().getOrDefault("why", "")));
    }

    /// Of `profile.email=masked`, the field.
    public static String name(String field) {
        int equals = field.indexOf('=');
        return equals < 0 ? field : field.substring(0, equals);
    }

    /// Of `profile.email=masked`, how it was shown; empty where the log does not say.
    public static String view(String field) {
        String view = field.substring(field.indexOf('=') + 1);
        return List.of("plain", "masked", "present").contains(view) ? view : "";
    }

    public List<String> cells() {
        return List.of(
                at.toString(),
                who,
                kind,
                purpose,
                reason,
                outcome.word(),
                String.join(" ", fields),
                rule,
                account.toString());
    }
}
