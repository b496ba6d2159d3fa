package org.bailee.server.vault;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.types.Value;

/// Takes fields out of a record, which is sealed anew as its next version without them, in the caller's transaction
/// and with the person's row held.
///
/// The record stays even where no field is left of it: its version goes on, so that what is stored there later is
/// never taken for what was erased (docs/spec/journal.md).
final class FieldErasure {
    private final VaultStore stores;
    private final Sealer sealer;

    FieldErasure(VaultStore stores, Sealer sealer) {
        this.stores = stores;
        this.sealer = sealer;
    }

    /// @param version of the record afterwards, higher than before
    /// @return how many fields are left
    /// @throws Corrupt if the record does not verify
    int erase(SubjectRow row, DataKey key, SealedRecord before, Set<String> fields, long version) {
        SortedMap<String, Value> left = sealer.openAll(key, before);
        left.keySet().removeAll(fields);
        SealedRecord after = sealer.seal(key, row.subject(), before.record(), before.collection(), left, version);
        HeldPerson person = new HeldPerson(row, key);
        person.remove(before);
        person.add(after);
        if (!stores.records().replace(before, after)) {
            throw new Corrupt();
        }
        long moved = before.isPersonsOwn() ? version - before.version() : 0;
        stores.people().save(List.of(person.sealed(person.version() + moved, sealer)));
        Set<FieldPath> paths = fields.stream()
                .map(field -> new FieldPath(before.collection(), field))
                .collect(Collectors.toSet());
        stores.tokens().delete(row.subject(), before.record(), paths);
        stores.search().delete(row.subject(), before.record(), paths);
        stores.unique().delete(row.subject(), before.record(), paths);
        return left.size();
    }
}
