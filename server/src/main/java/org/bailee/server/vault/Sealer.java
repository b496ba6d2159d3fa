package org.bailee.server.vault;

import java.security.SecureRandom;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailee.crypto.Binding;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.types.Value;

/// Seals records field by field, each bound to its person, collection, record, name and version, and opens them again.
///
/// All fields of a record are sealed for the record's version, also those a change left alone. So no field of an older
/// copy can be slipped into a newer record.
final class Sealer {
    private final SecureRandom random;

    Sealer(SecureRandom random) {
        this.random = random;
    }

    SealedRecord seal(DataKey key, SubjectId subject, RecordId record, CheckedRecord checked, long version) {
        String collection = checked.collection().name();
        SortedMap<String, SealedField> fields = new TreeMap<>();
        checked.values().forEach((field, value) -> {
            Binding place = new Binding(subject.value(), collection, record.value(), field, version);
            fields.put(field, new SealedField(version, key.seal(ValueBytes.of(value), place, random)));
        });
        return new SealedRecord(subject, collection, record, version, SealedFields.pack(fields));
    }

    /// @throws Corrupt if the value was not sealed for this field of this version of this record
    Value open(DataKey key, SealedRecord record, String field, SealedField sealed) {
        if (sealed.version() != record.version()) {
            throw new Corrupt();
        }
        Binding place = new Binding(
                record.subject().value(), record.collection(), record.record().value(), field, record.version());
        return ValueBytes.read(key.open(sealed.envelope(), place));
    }

    /// @throws Corrupt if any field does not verify
    SortedMap<String, Value> openAll(DataKey key, SealedRecord record) {
        SortedMap<String, Value> values = new TreeMap<>();
        SealedFields.unpack(record.fields())
                .forEach((field, sealed) -> values.put(field, open(key, record, field, sealed)));
        return values;
    }
}
