package org.bailee.server.vault;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.bailee.crypto.PersonState;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Authored;
import org.bailee.server.database.InsertsTogether;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.NewDataKey;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.springframework.dao.DataIntegrityViolationException;

/// Takes new people in: gate, data key, seal and index on the caller's own time, then one shared transaction.
final class Admission implements AutoCloseable, Intake.Storing<NewPerson, CreatedPerson> {
    private final KeyRing keys;
    private final Sealer sealer;
    private final VaultStore stores;
    private final Uniqueness uniqueness;
    private final Plans plans;
    private final Digests digests;
    private final Retries retries;
    private final AuditLog audit;
    private final Tx tx;
    private final Ids ids;
    private final InstantSource clock;
    private final Intake<NewPerson, CreatedPerson> intake;
    private final AtOnce atOnce = new AtOnce();

    Admission(Parts parts, Ids ids) {
        this.keys = parts.keys();
        this.sealer = parts.sealer();
        this.stores = parts.stores();
        this.uniqueness = new Uniqueness(parts.stores().unique());
        this.plans = parts.plans();
        this.digests = parts.digests();
        this.retries = parts.retries();
        this.audit = parts.audit();
        this.tx = parts.tx();
        this.ids = ids;
        this.clock = parts.clock();
        this.intake = new Intake<>(
                "create",
                parts.tx(),
                parts.retries(),
                parts.stores().people(),
                this,
                new TellingIds<>(CreatedPerson::spelled, CreatedPerson::read, CreatedPerson::subject));
    }

    List<Result<CreatedPerson>> create(WriteGrant grant, List<PersonDraft> people, Optional<Retry> retry) {
        Gate gate = new Gate(grant, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return intake.take(
                retry.map(given -> retries.claim(grant.intent().actor(), given)),
                () -> people.stream()
                        .map(draft -> Result.of(() -> prepare(grant, gate, draft)))
                        .toList());
    }

    private NewPerson prepare(WriteGrant grant, Gate gate, PersonDraft draft) {
        List<CheckedRecord> checked = gate.person(draft);
        SubjectId subject = ids.nextSubject();
        grant.mustCover(subject, clock.instant());
        NewDataKey key = keys.make(subject);
        List<SealedRecord> records = new ArrayList<>(checked.size());
        List<Indexed> index = new ArrayList<>(checked.size());
        PersonState state = PersonState.EMPTY;
        for (CheckedRecord record : checked) {
            RecordId id = record.collection().many() ? ids.nextRecord() : SealedRecord.onlyOneOf(subject);
            SealedRecord sealed = sealer.seal(key.key(), subject, id, record, 1);
            records.add(sealed);
            state = state.with(sealed.place(), key.key());
            index.add(Indexed.all(subject, id, record));
        }
        byte[] sealed = sealer.seal(key.key(), subject, state);
        return new NewPerson(grant.intent(), key, sealed, records, digests.of(plans.current(), index));
    }

    /// People who come at the same time take one round trip together, which begins with the keys of their requests
    /// and ends with the commit; where what they are found by is much, it is copied before it in the same
    /// transaction. Nobody asks beforehand whether a key or a value is taken or the plan another: then all of it
    /// fails, and is done step by step.
    @Override
    public Optional<List<Result<CreatedPerson>>> storeAtOnce(
            List<NewPerson> people, Consumer<List<Result<CreatedPerson>>> first) {
        long plan = people.getFirst().index().plan();
        if (!atOnce.isWorthTrying(people.size())
                || people.stream().anyMatch(person -> person.index().plan() != plan)) {
            return Optional.empty();
        }
        List<UniqueValue> unique = people.stream()
                .flatMap(person -> person.index().unique().stream())
                .toList();
        List<Result<CreatedPerson>> results =
                people.stream().map(person -> result(person, Map.of())).toList();
        try {
            tx.insertAtOnce(() -> {
                // Before the plan is read, which waits for nobody: a key may be waited for, and nobody could change
                // the plan meanwhile.
                first.accept(results);
                stores.plan().mustBe(plan);
                stores.unique().takeAll(Uniqueness.ordered(unique));
                insert(people);
                audit.appendAll(people.stream().map(Admission::told).toList());
            });
            return Optional.of(results);
        } catch (DataIntegrityViolationException _) {
            atOnce.wasInVain(people.size());
            return Optional.empty();
        }
    }

    @Override
    public List<Result<CreatedPerson>> store(List<NewPerson> prepared) {
        IndexPlan plan = plans.held();
        List<NewPerson> people = prepared.stream()
                .map(person -> person.with(digests.under(plan, person.index())))
                .toList();
        SequencedMap<SubjectId, List<UniqueValue>> wanted = new LinkedHashMap<>();
        people.forEach(person -> wanted.put(person.subject(), person.index().unique()));
        // First, because it decides who is stored at all.
        Map<SubjectId, FieldPath> late = uniqueness.take(wanted);
        List<NewPerson> admitted = people.stream()
                .filter(person -> !late.containsKey(person.subject()))
                .toList();
        InsertsTogether.of(() -> {
            insert(admitted);
            // Also who was told that somebody has a value already: that is what a guesser is after.
            audit.appendAll(people.stream()
                    .map(person -> told(person, Optional.ofNullable(late.get(person.subject()))))
                    .toList());
        });
        return people.stream().map(person -> result(person, late)).toList();
    }

    private void insert(List<NewPerson> people) {
        keys.keep(people.stream().map(NewPerson::key).toList());
        stores.people().insert(people.stream().map(NewPerson::row).toList());
        stores.records()
                .insert(people.stream()
                        .flatMap(person -> person.records().stream())
                        .toList());
        stores.search()
                .insert(people.stream()
                        .flatMap(person -> person.index().searchable().stream())
                        .toList());
    }

    private static Result<CreatedPerson> result(NewPerson person, Map<SubjectId, FieldPath> late) {
        FieldPath taken = late.get(person.subject());
        return taken == null ? new Result.Done<>(person.created()) : new Result.Failed<>(Refused.taken(taken));
    }

    private static Authored told(NewPerson person, Optional<FieldPath> taken) {
        return taken.map(field -> new Authored(
                        person.intent().actor(),
                        VaultEvent.of("subject-created", person.intent()).taken(field)))
                .orElseGet(() -> told(person));
    }

    private static Authored told(NewPerson person) {
        return new Authored(
                person.intent().actor(),
                VaultEvent.of("subject-created", person.intent())
                        .about(person.subject())
                        .collections(person.records().stream()
                                .map(SealedRecord::collection)
                                .toList())
                        .version(person.version()));
    }

    @Override
    public void close() {
        intake.close();
    }
}
