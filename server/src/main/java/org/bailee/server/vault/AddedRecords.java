package org.bailee.server.vault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Authored;
import org.bailee.server.database.InsertsTogether;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// Stores new records of many-collections in the caller's transaction, and tells of them in their people's states.
final class AddedRecords {
    private final VaultStore stores;
    private final DataKeys dataKeys;
    private final Sealer sealer;
    private final Uniqueness uniqueness;
    private final Plans plans;
    private final Digests digests;
    private final AuditLog audit;

    AddedRecords(Parts parts) {
        this.stores = parts.stores();
        this.dataKeys = parts.dataKeys();
        this.sealer = parts.sealer();
        this.uniqueness = new Uniqueness(parts.stores().unique());
        this.plans = parts.plans();
        this.digests = parts.digests();
        this.audit = parts.audit();
    }

    List<Result<CreatedRecord>> store(List<NewRow> sent) {
        IndexPlan plan = plans.held();
        Map<SubjectId, Result<HeldPerson>> people = hold(sent);
        List<NewRow> rows = sent.stream()
                .map(row -> row.with(digests.under(plan, row.index())))
                .map(row -> people.get(row.subject()) instanceof Result.Done<HeldPerson>(HeldPerson person)
                        ? row.under(person.key(), sealer)
                        : row)
                .toList();
        SequencedMap<RecordId, List<UniqueValue>> wanted = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> people.get(row.subject()) instanceof Result.Done)
                .forEach(row -> wanted.put(row.record().record(), row.index().unique()));
        Map<RecordId, FieldPath> late = uniqueness.take(wanted);

        Map<SubjectId, HeldPerson> changed = new HashMap<>();
        List<Result<CreatedRecord>> results = new ArrayList<>(rows.size());
        List<NewRow> added = new ArrayList<>(rows.size());
        List<Authored> told = new ArrayList<>(rows.size());
        for (NewRow row : rows) {
            Result<CreatedRecord> result = Result.of(() -> {
                HeldPerson person = new EachPerson<>(people).of(row.subject()).orThrow();
                FieldPath taken = late.get(row.record().record());
                if (taken != null) {
                    throw Refused.taken(taken);
                }
                person.add(row.record());
                changed.put(row.subject(), person);
                added.add(row);
                return row.created();
            });
            results.add(result);
            told.addAll(told(row, result, late));
        }
        keep(changed, added, told);
        return results;
    }

    /// Who is erased from here on has to wait; who was erased since the key was read is found out. Whoever else
    /// adds to the same people has to wait too.
    private Map<SubjectId, Result<HeldPerson>> hold(List<NewRow> rows) {
        Map<SubjectId, SubjectRow> held = stores.people()
                .hold(rows.stream().map(NewRow::subject).distinct().toList());
        Map<SubjectId, Result<HeldPerson>> people = new HashMap<>();
        for (NewRow row : rows) {
            people.computeIfAbsent(row.subject(), subject -> {
                SubjectRow living = held.get(subject);
                return living == null
                        ? new Result.Failed<>(NotFound.erased())
                        : Result.of(() -> held(living, row.key()).allowing(Use.CHANGING));
            });
        }
        return people;
    }

    /// Under the newest key, if the person was given another since the records were sealed.
    private HeldPerson held(SubjectRow row, DataKey sealedUnder) {
        try {
            return new HeldPerson(row, sealedUnder);
        } catch (Corrupt _) {
            return dataKeys.fresh(row.subject(), () -> new HeldPerson(row, dataKeys.of(row.subject())));
        }
    }

    private void keep(Map<SubjectId, HeldPerson> changed, List<NewRow> added, List<Authored> told) {
        if (!changed.isEmpty()) {
            stores.people()
                    .save(changed.values().stream()
                            .map(person -> person.sealed(person.version(), sealer))
                            .toList());
        }
        InsertsTogether.of(() -> {
            stores.records().insert(added.stream().map(NewRow::record).toList());
            stores.search()
                    .insert(added.stream()
                            .flatMap(row -> row.index().searchable().stream())
                            .toList());
            audit.appendAll(told);
        });
    }

    /// Nothing of who was erased meanwhile: that stands in the log already.
    private static List<Authored> told(NewRow row, Result<CreatedRecord> result, Map<RecordId, FieldPath> late) {
        VaultEvent event = VaultEvent.of("record-added", row.intent()).about(row.subject());
        return switch (result) {
            case Result.Done<CreatedRecord> _ ->
                List.of(new Authored(
                        row.intent().actor(),
                        event.records(
                                        row.record().collection(),
                                        List.of(row.record().record()))
                                .version(row.record().version())));
            case Result.Failed<CreatedRecord>(Corrupt _) -> {
                Alarm.raise(row.subject());
                yield List.of(new Authored(row.intent().actor(), event.failed(Alarm.CODE)));
            }
            case Result.Failed<CreatedRecord>(Conflict restricted)
            when restricted.code().equals(Refused.restricted().code()) ->
                List.of(new Authored(row.intent().actor(), event.failed(restricted.code())));
            case Result.Failed<CreatedRecord>(NotFound gone)
            when gone.isGivenUp() -> List.of(new Authored(row.intent().actor(), event.failed(gone.code())));
            case Result.Failed<CreatedRecord> _ -> {
                FieldPath taken = late.get(row.record().record());
                yield taken == null
                        ? List.of()
                        : List.of(new Authored(row.intent().actor(), event.taken(taken)));
            }
        };
    }
}
