package org.bailee.server.vault;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// Adds records of many-collections to people who are known already.
final class Addition implements AutoCloseable {
    private final Plans plans;
    private final Digests digests;
    private final DataKeys dataKeys;
    private final Owners owners;
    private final Sealer sealer;
    private final Retries retries;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;
    private final Intake<NewRow, CreatedRecord> intake;

    Addition(Parts parts, Ids ids) {
        this.plans = parts.plans();
        this.digests = parts.digests();
        this.dataKeys = parts.dataKeys();
        this.owners = new Owners(parts.plans(), parts.digests(), parts.stores().unique());
        this.sealer = parts.sealer();
        this.retries = parts.retries();
        this.audit = parts.audit();
        this.ids = ids;
        this.clock = parts.clock();
        this.intake = new Intake<>(
                "add",
                parts.tx(),
                parts.retries(),
                parts.stores().people(),
                new AddedRecords(parts)::store,
                new TellingIds<>(CreatedRecord::spelled, CreatedRecord::read, CreatedRecord::subject));
    }

    List<Result<CreatedRecord>> add(WriteGrant grant, List<NewRecord> records, Optional<Retry> retry) {
        return intake.take(
                retry.map(given -> retries.claim(grant.intent().actor(), given)), () -> prepare(grant, records));
    }

    private List<Result<NewRow>> prepare(WriteGrant grant, List<NewRecord> records) {
        Gate gate = new Gate(grant, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        List<Result<SubjectId>> whose = owners.of(gate, records);
        EachPerson<DataKey> keyOf =
                dataKeys.of(whose.stream().flatMap(Result::stream).distinct().toList());
        List<Result<NewRow>> rows = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            Result<SubjectId> owner = whose.get(i);
            RecordDraft draft = records.get(i).draft();
            rows.add(Result.of(() -> {
                CheckedRecord checked = gate.record(draft);
                SubjectId subject = owner.orThrow();
                grant.mustCover(subject, clock.instant());
                return seal(grant, subject, key(grant, keyOf, subject), checked);
            }));
        }
        return Misses.told(audit, grant.intent().actor(), number -> missed(grant, whose.get(number)), rows);
    }

    /// Whether somebody has a value is told here too, so who asks in vain stands in the log as who searches does.
    private static VaultEvent missed(WriteGrant grant, Result<SubjectId> whose) {
        VaultEvent added = VaultEvent.of("record-added", grant.intent());
        return whose instanceof Result.Done<SubjectId>(SubjectId subject) ? added.about(subject) : added;
    }

    private DataKey key(WriteGrant grant, EachPerson<DataKey> keyOf, SubjectId subject) {
        try {
            return keyOf.of(subject).orThrow();
        } catch (Corrupt why) {
            Alarm.raise(audit, grant.intent(), "record-added", subject);
            throw why;
        }
    }

    private NewRow seal(WriteGrant grant, SubjectId subject, DataKey key, CheckedRecord checked) {
        RecordId id = ids.nextRecord();
        IndexEntries index = digests.of(plans.current(), List.of(Indexed.all(subject, id, checked)));
        return new NewRow(grant.intent(), key, sealer.seal(key, subject, id, checked, 1), index);
    }

    @Override
    public void close() {
        intake.close();
    }
}
