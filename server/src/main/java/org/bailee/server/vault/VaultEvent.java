package org.bailee.server.vault;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bailee.server.access.Intent;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;
import org.bailee.server.register.View;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// What the vault tells the audit log: ids, versions and names of the register. No method here takes a value.
record VaultEvent(
        String kind,
        Optional<SubjectId> subject,
        Optional<String> purpose,
        Optional<String> reason,
        Outcome outcome,
        Map<String, String> details)
        implements AuditEvent {
    static VaultEvent of(String kind, Intent intent) {
        return new VaultEvent(
                kind, Optional.empty(), Optional.of(intent.purpose()), intent.reason(), Outcome.DONE, new TreeMap<>());
    }

    /// Something that serves no activity.
    static VaultEvent of(String kind, Optional<String> reason) {
        return new VaultEvent(kind, Optional.empty(), Optional.empty(), reason, Outcome.DONE, new TreeMap<>());
    }

    VaultEvent about(SubjectId who) {
        return new VaultEvent(kind, Optional.of(who), purpose, reason, outcome, details);
    }

    /// @param why the code of the problem
    VaultEvent failed(String why) {
        details.put("why", why);
        return new VaultEvent(kind, subject, purpose, reason, Outcome.FAILED, details);
    }

    /// @param field of which somebody else has the value
    VaultEvent taken(FieldPath field) {
        return fields(List.of(field)).failed(Refused.taken(field).code());
    }

    VaultEvent refused(String rule) {
        details.put("rule", rule);
        return new VaultEvent(kind, subject, purpose, reason, Outcome.REFUSED, details);
    }

    VaultEvent collections(Collection<String> names) {
        return with("collections", names.stream().distinct().sorted().collect(Collectors.joining(" ")));
    }

    VaultEvent records(String collection, Collection<RecordId> ids) {
        return with("collection", collection)
                .with("records", ids.stream().map(RecordId::toString).collect(Collectors.joining(" ")));
    }

    VaultEvent record(RecordId id) {
        return with("records", id.toString());
    }

    VaultEvent fields(Collection<FieldPath> fields) {
        return with(
                "fields",
                fields.stream().distinct().sorted().map(FieldPath::toString).collect(Collectors.joining(" ")));
    }

    VaultEvent seen(Map<FieldPath, Seen> seen) {
        return with(
                "fields",
                seen.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + field.getValue().view().word())
                        .collect(Collectors.joining(" ")));
    }

    /// @param fields by whose values the person was found, so that whoever searched knows what stands there
    VaultEvent matched(Collection<FieldPath> fields) {
        return with(
                "fields",
                fields.stream()
                        .distinct()
                        .sorted()
                        .map(field -> field + "=matched")
                        .collect(Collectors.joining(" ")));
    }

    /// @param first the entry of the time it was done first
    VaultEvent again(EntryId first) {
        return with("again", first.toString());
    }

    /// @param number of the key-encryption key after whose end no old copy opens
    VaultEvent keyEpoch(int number) {
        return with("key-epoch", Integer.toString(number));
    }

    /// @param number which of the person's parts was erased
    VaultEvent part(long number) {
        return with("part", Long.toString(number));
    }

    VaultEvent token(TokenRow token) {
        return with("field", token.field().toString())
                .with("record", token.record().toString());
    }

    VaultEvent hold(HoldId id) {
        return with("hold", id.toString());
    }

    /// @param records with the version each has from here on: what a backup has of them in an older one is
    /// erased again
    VaultEvent cut(CutFields cut, Map<RecordId, Long> records) {
        return with("collection", cut.collection())
                .with("fields", cut.said())
                .with(
                        "records",
                        records.entrySet().stream()
                                .map(record -> record.getKey() + "=" + record.getValue())
                                .collect(Collectors.joining(" ")));
    }

    /// @param day on which the person was told that the restriction is about to be lifted
    VaultEvent told(LocalDate day) {
        return with("told", day.toString());
    }

    /// All that is needed to place it again in a database that came out of an older backup.
    VaultEvent hold(HoldId id, HoldKind kind, NewHold wanted) {
        return hold(id).with("hold-kind", kind.word())
                .with("because", wanted.because())
                .with("owner", wanted.owner())
                .with("review", wanted.reviewOn().toString());
    }

    VaultEvent view(View view) {
        return with("view", view.word());
    }

    VaultEvent version(long version) {
        return with("version", Long.toString(version));
    }

    VaultEvent found(int count) {
        return with("found", Integer.toString(count));
    }

    private VaultEvent with(String name, String value) {
        details.put(name, value);
        return this;
    }
}
