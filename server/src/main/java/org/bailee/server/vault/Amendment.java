package org.bailee.server.vault;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.register.Collection;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Violation;

/// Changes what is kept. A change states the version it was made from, and the row's version decides in the end: of two
/// changes made from the same version one is told that it is stale, and none is lost.
final class Amendment {
    private final KeyRing keys;
    private final DataKeys dataKeys;
    private final Sealer sealer;
    private final VaultStore stores;
    private final Uniqueness uniqueness;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Tx tx;

    Amendment(Parts parts) {
        this.keys = parts.keys();
        this.dataKeys = parts.dataKeys();
        this.sealer = parts.sealer();
        this.stores = parts.stores();
        this.uniqueness = new Uniqueness(parts.stores().unique());
        this.audit = parts.audit();
        this.clock = parts.clock();
        this.tx = parts.tx();
    }

    /// Changes one-per-person records of one person.
    ///
    /// @throws Conflict if the person has another version, or a unique value is taken
    long change(WriteGrant grant, PersonPatch patch) {
        SubjectId subject = patch.subject();
        grant.mustCover(subject, clock.instant());
        VaultEvent event = VaultEvent.of("subject-changed", grant.intent()).about(subject);
        return soundly(grant, event, subject, () -> {
            PersonRow person =
                    stores.people().find(subject).orElseThrow(NotFound::subject).living();
            if (person.version() != patch.madeFrom()) {
                throw Refused.stale();
            }
            DataKey key = dataKeys.of(subject);
            List<Amended> amended = amend(grant, person, key, patch.records());
            long version = person.version() + amended.size();
            if (!amended.isEmpty()) {
                tx.write(() -> keep(grant, person, version, amended));
            }
            return version;
        });
    }

    /// Changes one record of a many-collection.
    ///
    /// @throws Conflict if the record has another version, or a unique value is taken
    long changeRecord(WriteGrant grant, SubjectId subject, RecordId id, long madeFrom, RecordPatch patch) {
        grant.mustCover(subject, clock.instant());
        VaultEvent event =
                VaultEvent.of("record-changed", grant.intent()).about(subject).record(id);
        return soundly(grant, event, subject, () -> {
            Gate gate = gate(grant);
            Collection collection = gate.collection(patch.collection());
            if (!collection.many()) {
                throw new Invalid(List.of(Refused.notMany(collection.name())));
            }
            DataKey key = dataKeys.of(subject);
            SealedRecord before =
                    stores.records().find(subject, collection.name(), id).orElseThrow(Refused::unknownRecord);
            if (before.version() != madeFrom) {
                throw Refused.stale();
            }
            if (patch.changes().isEmpty()) {
                return madeFrom;
            }
            List<Violation> wrong = new ArrayList<>();
            CheckedRecord after =
                    new Merge(gate, wrong).of(collection, Optional.of(sealer.openAll(key, before)), patch.changes());
            Gate.orRefuse(after, wrong);
            Amended amended =
                    seal(key, subject, id, after, madeFrom + 1, patch.changes().keySet());
            tx.write(() -> keepRecord(grant, amended));
            return amended.record().version();
        });
    }

    private List<Amended> amend(WriteGrant grant, PersonRow person, DataKey key, List<RecordPatch> patches) {
        Gate gate = gate(grant);
        List<Violation> wrong = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<RecordPatch, CheckedRecord> after = new LinkedHashMap<>();
        for (RecordPatch patch : patches) {
            Collection collection = gate.collection(patch.collection());
            if (collection.many() || !seen.add(collection.name())) {
                wrong.add(Refused.onlyOne(collection.name()));
            } else if (!patch.changes().isEmpty()) {
                after.put(
                        patch,
                        new Merge(gate, wrong)
                                .of(
                                        collection,
                                        person.record(collection.name()).map(record -> sealer.openAll(key, record)),
                                        patch.changes()));
            }
        }
        Gate.orRefuse(after, wrong);
        return after.entrySet().stream()
                .map(entry -> {
                    String collection = entry.getKey().collection();
                    long before =
                            person.record(collection).map(SealedRecord::version).orElse(0L);
                    return seal(
                            key,
                            person.subject(),
                            SealedRecord.onlyOneOf(person.subject()),
                            entry.getValue(),
                            before + 1,
                            entry.getKey().changes().keySet());
                })
                .toList();
    }

    private Amended seal(
            DataKey key, SubjectId subject, RecordId id, CheckedRecord after, long version, Set<String> changed) {
        IndexEntries index = IndexEntries.none();
        index.add(keys, subject, id, after, changed);
        return new Amended(sealer.seal(key, subject, id, after, version), Set.copyOf(changed), index);
    }

    private boolean keep(WriteGrant grant, PersonRow person, long version, List<Amended> amended) {
        // Whoever comes second waits here for the first, and then finds another version or a tombstone.
        if (!stores.people().advance(person.subject(), person.version(), version)) {
            throw stores.people().erased(List.of(person.subject())).getOrDefault(person.subject(), true)
                    ? NotFound.erased()
                    : Refused.stale();
        }
        for (Amended one : amended) {
            if (one.isNew()) {
                stores.records().insert(List.of(one.record()));
            } else if (!stores.records().replace(one.record())) {
                // The person's version stood, so no change of ours moved the record.
                throw new Corrupt();
            }
        }
        moveIndex(amended);
        audit.append(
                grant.intent().actor(),
                VaultEvent.of("subject-changed", grant.intent())
                        .about(person.subject())
                        .fields(amended.stream()
                                .flatMap(one -> one.fields().stream())
                                .toList())
                        .version(version));
        return true;
    }

    private boolean keepRecord(WriteGrant grant, Amended amended) {
        SealedRecord record = amended.record();
        if (stores.people().holdLiving(List.of(record.subject())).isEmpty()) {
            throw NotFound.erased();
        }
        if (!stores.records().replace(record)) {
            throw Refused.stale();
        }
        moveIndex(List.of(amended));
        audit.append(
                grant.intent().actor(),
                VaultEvent.of("record-changed", grant.intent())
                        .about(record.subject())
                        .records(record.collection(), List.of(record.record()))
                        .fields(amended.fields())
                        .version(record.version()));
        return true;
    }

    private void moveIndex(List<Amended> amended) {
        SequencedMap<RecordId, List<UniqueValue>> wanted = new LinkedHashMap<>();
        for (Amended one : amended) {
            SealedRecord record = one.record();
            stores.search().delete(record.subject(), record.record(), one.fields());
            stores.unique().delete(record.subject(), record.record(), one.fields());
            stores.search().insert(one.index().searchable());
            wanted.computeIfAbsent(record.record(), _ -> new ArrayList<>())
                    .addAll(one.index().unique());
        }
        for (FieldPath taken : uniqueness.take(wanted).values()) {
            // Undoes the whole change.
            throw Refused.taken(taken);
        }
    }

    private Gate gate(WriteGrant grant) {
        return new Gate(grant, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /// A seal that does not verify is told to the log and to whoever is on watch before it is told to the caller.
    ///
    /// So is, to the log, who asked in vain and who learned that somebody else has a value: both are what a
    /// guesser is after.
    private long soundly(WriteGrant grant, VaultEvent event, SubjectId subject, Supplier<Long> work) {
        try {
            return Misses.told(audit, grant.intent().actor(), event, work);
        } catch (Conflict why) {
            if (!why.isStale()) {
                audit.appendDurably(grant.intent().actor(), event.failed(why.code()));
            }
            throw why;
        } catch (Corrupt why) {
            Alarm.raise(subject);
            audit.appendDurably(grant.intent().actor(), event.failed(Alarm.CODE));
            throw why;
        }
    }
}
