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
import java.util.Set;
import java.util.function.Supplier;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.register.Collection;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Violation;

/// Changes what is kept. A change states the version it was made from, and the row's version decides in the
/// end: of two changes made from the same version one is told that it is stale, and none is lost.
final class Amendment {
    private final Plans plans;
    private final Digests digests;
    private final DataKeys dataKeys;
    private final Sealer sealer;
    private final VaultStore stores;
    private final AmendedRecords records;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Tx tx;

    Amendment(Parts parts) {
        this.plans = parts.plans();
        this.digests = parts.digests();
        this.dataKeys = parts.dataKeys();
        this.sealer = parts.sealer();
        this.stores = parts.stores();
        this.records = new AmendedRecords(parts);
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
            DataKey key = dataKeys.of(subject);
            if (person.sound(key, Use.CHANGING).version() != patch.madeFrom()) {
                throw Refused.stale();
            }
            List<Amended> amended = amend(grant, person, key, patch.records());
            long version = person.version() + amended.size();
            if (!amended.isEmpty()) {
                tx.write(() -> keep(grant, person, key, version, amended));
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
            SealedRecord before = stores.many()
                    .find(new RecordAddress(subject, collection.name(), id))
                    .orElseThrow(NotFound::subject)
                    .sound(key, Use.CHANGING)
                    .record(collection.name(), id)
                    .orElseThrow(Refused::unknownRecord);
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
            Amended amended = seal(
                    key, subject, Optional.of(before), after, patch.changes().keySet());
            tx.write(() -> keepRecord(grant, key, amended));
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
                .map(entry -> seal(
                        key,
                        person.subject(),
                        person.record(entry.getKey().collection()),
                        entry.getValue(),
                        entry.getKey().changes().keySet()))
                .toList();
    }

    private Amended seal(
            DataKey key, SubjectId subject, Optional<SealedRecord> before, CheckedRecord after, Set<String> changed) {
        RecordId id = before.map(SealedRecord::record).orElse(SealedRecord.onlyOneOf(subject));
        long version = before.map(SealedRecord::version).orElse(0L) + 1;
        IndexEntries index = digests.of(plans.current(), List.of(Indexed.some(subject, id, after, changed)));
        return new Amended(before, sealer.seal(key, subject, id, after, version), Set.copyOf(changed), index);
    }

    private boolean keep(WriteGrant grant, PersonRow before, DataKey key, long version, List<Amended> amended) {
        IndexPlan plan = plans.held();
        HeldPerson person = records.hold(before.subject(), key);
        if (person.version() != before.version()) {
            throw Refused.stale();
        }
        if (!records.keep(plan, person, version, amended)) {
            // The person's version stood, so no change of ours moved the record.
            throw new Corrupt();
        }
        audit.append(
                grant.intent().actor(),
                VaultEvent.of("subject-changed", grant.intent())
                        .about(before.subject())
                        .fields(amended.stream()
                                .flatMap(one -> one.fields().stream())
                                .toList())
                        .version(version));
        return true;
    }

    private boolean keepRecord(WriteGrant grant, DataKey key, Amended amended) {
        SealedRecord record = amended.record();
        IndexPlan plan = plans.held();
        HeldPerson person = records.hold(record.subject(), key);
        if (!records.keep(plan, person, person.version(), List.of(amended))) {
            throw Refused.stale();
        }
        audit.append(
                grant.intent().actor(),
                VaultEvent.of("record-changed", grant.intent())
                        .about(record.subject())
                        .records(record.collection(), List.of(record.record()))
                        .fields(amended.fields())
                        .version(record.version()));
        return true;
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
            return Misses.told(audit, grant.intent().actor(), event, () -> dataKeys.fresh(subject, work));
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
