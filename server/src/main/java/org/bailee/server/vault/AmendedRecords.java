package org.bailee.server.vault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.bailee.crypto.DataKey;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// Stores changed records in the caller's transaction: the rows, what finds them, and the state of their person.
final class AmendedRecords {
    private final VaultStore stores;
    private final Sealer sealer;
    private final Uniqueness uniqueness;
    private final Digests digests;

    AmendedRecords(Parts parts) {
        this.stores = parts.stores();
        this.sealer = parts.sealer();
        this.uniqueness = new Uniqueness(parts.stores().unique());
        this.digests = parts.digests();
    }

    /// Whoever comes second waits here for the first.
    ///
    /// @throws NotFound if the person was erased
    /// @throws org.bailee.server.shared.Conflict if the person has had processing restricted
    /// @throws org.bailee.crypto.Corrupt if the person's state does not verify
    HeldPerson hold(SubjectId subject, DataKey key) {
        SubjectRow row = stores.people().hold(List.of(subject)).get(subject);
        if (row == null) {
            throw NotFound.erased();
        }
        return new HeldPerson(row, key).allowing(Use.CHANGING);
    }

    /// @param plan held since before the person was: the other way round two could wait for each other
    /// @param version the person's next one
    /// @return false if a record is not any more what it was changed from
    boolean keep(IndexPlan plan, HeldPerson person, long version, List<Amended> amended) {
        for (Amended one : amended) {
            if (one.before().isEmpty()) {
                stores.records().insert(List.of(one.record()));
            } else if (!stores.records().replace(one.before().get(), one.record())) {
                return false;
            }
            one.before().ifPresent(person::remove);
            person.add(one.record());
        }
        stores.people().save(List.of(person.sealed(version, sealer)));
        moveIndex(plan, amended);
        return true;
    }

    private void moveIndex(IndexPlan plan, List<Amended> amended) {
        SequencedMap<RecordId, List<UniqueValue>> wanted = new LinkedHashMap<>();
        for (Amended one : amended) {
            SealedRecord record = one.record();
            stores.search().delete(record.subject(), List.of(record.record()), one.fields());
            stores.unique().delete(record.subject(), List.of(record.record()), one.fields());
            IndexEntries index = digests.under(plan, one.index());
            stores.search().insert(index.searchable());
            wanted.computeIfAbsent(record.record(), _ -> new ArrayList<>()).addAll(index.unique());
        }
        for (FieldPath taken : uniqueness.take(wanted).values()) {
            // Undoes the whole change.
            throw Refused.taken(taken);
        }
    }
}
