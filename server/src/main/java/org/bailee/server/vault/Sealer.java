package org.bailee.server.vault;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bailee.crypto.Binding;
import org.bailee.crypto.DataKey;
import org.bailee.crypto.PersonState;
import org.bailee.crypto.RecordPlace;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.types.Value;

/// Seals records field by field, each bound to its person, collection, record, name and version, and opens them
/// again.
///
/// All fields of a record are sealed for the record's version, also those a change left alone, and one more
/// seal is over them all. So no field can be slipped into a record, and none cut out.
final class Sealer {
    private final SecureRandom random;

    Sealer(SecureRandom random) {
        this.random = random;
    }

    SealedRecord seal(DataKey key, SubjectId subject, RecordId record, CheckedRecord checked, long version) {
        return seal(key, subject, record, checked.collection().name(), checked.values(), version);
    }

    SealedRecord seal(
            DataKey key,
            SubjectId subject,
            RecordId record,
            String collection,
            SortedMap<String, Value> values,
            long version) {
        SortedMap<String, byte[]> envelopes = new TreeMap<>();
        values.forEach((field, value) -> {
            Binding place = new Binding(subject.value(), collection, record.value(), field, version);
            envelopes.put(field, key.seal(ValueBytes.of(value), place, random));
        });
        return seal(key, new RecordAddress(subject, collection, record), version, envelopes);
    }

    /// The record under another key, in this version and with these of its fields.
    ///
    /// @throws org.bailee.crypto.Corrupt if the record or any field of it does not verify
    SealedRecord reseal(DataKey before, DataKey after, SealedRecord record, long version, Predicate<String> kept) {
        SortedMap<String, byte[]> envelopes = new TreeMap<>();
        unpack(before, record).forEach((field, envelope) -> {
            if (kept.test(field)) {
                byte[] value = before.open(envelope, place(record, field, record.version()));
                envelopes.put(field, after.seal(value, place(record, field, version), random));
                Arrays.fill(value, (byte) 0);
            }
        });
        return seal(
                after, new RecordAddress(record.subject(), record.collection(), record.record()), version, envelopes);
    }

    private SealedRecord seal(DataKey key, RecordAddress at, long version, SortedMap<String, byte[]> envelopes) {
        byte[] packed = SealedFields.pack(envelopes);
        long stamp = random.nextLong(Long.MAX_VALUE);
        RecordPlace place = new RecordPlace(
                at.subject().value(), at.collection(), at.record().value(), version, stamp);
        SealedFields fields = new SealedFields(key.sealRecord(packed, place, random), packed);
        return new SealedRecord(at.subject(), at.collection(), at.record(), version, stamp, fields.bytes());
    }

    byte[] seal(DataKey key, SubjectId subject, PersonState state) {
        return key.seal(state, subject.value(), random);
    }

    /// The envelopes of all fields the record was sealed with.
    ///
    /// @throws org.bailee.crypto.Corrupt if a byte of them was changed, added or cut, or they are of another record
    SortedMap<String, byte[]> unpack(DataKey key, SealedRecord record) {
        SealedFields fields = SealedFields.read(record.fields());
        key.checkRecord(fields.seal(), fields.packed(), record.place());
        return fields.envelopes();
    }

    /// @throws org.bailee.crypto.Corrupt if the envelope was not sealed for this field of this version of this
    /// record
    Value open(DataKey key, SealedRecord record, String field, byte[] envelope) {
        return ValueBytes.read(key.open(envelope, place(record, field, record.version())));
    }

    /// @throws org.bailee.crypto.Corrupt if the record or any field of it does not verify
    SortedMap<String, Value> openAll(DataKey key, SealedRecord record) {
        SortedMap<String, Value> values = new TreeMap<>();
        unpack(key, record).forEach((field, envelope) -> values.put(field, open(key, record, field, envelope)));
        return values;
    }

    private static Binding place(SealedRecord record, String field, long version) {
        return new Binding(
                record.subject().value(), record.collection(), record.record().value(), field, version);
    }
}
