package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;

/// Where a record belongs, and which sealing of it this is; its seal opens nowhere else.
///
/// @param version grows with every change
/// @param stamp drawn anew at every sealing: tells apart two of one version, of which one was undone
public record RecordPlace(UUID person, String collection, UUID record, long version, long stamp) {
    private static final byte FORMAT = 2;

    /// Records of one-per-person collections bear the person's own id.
    public boolean isPersonsOwn() {
        return record.equals(person);
    }

    byte[] bytes() {
        byte[] collectionName = collection.getBytes(UTF_8);
        return ByteBuffer.allocate(1 + 16 + 4 + collectionName.length + 16 + 8 + 8)
                .put(FORMAT)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .putInt(collectionName.length)
                .put(collectionName)
                .putLong(record.getMostSignificantBits())
                .putLong(record.getLeastSignificantBits())
                .putLong(version)
                .putLong(stamp)
                .array();
    }

    /// The associated data of the record's seal.
    byte[] with(byte[] fields) {
        byte[] place = bytes();
        return ByteBuffer.allocate(place.length + fields.length)
                .put(place)
                .put(fields)
                .array();
    }
}
