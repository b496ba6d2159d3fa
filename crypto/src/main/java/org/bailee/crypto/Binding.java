package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;

/// Where a sealed value belongs; opening it anywhere else fails.
///
/// @param version of the record: grows with every change, so that an older value cannot be put back
public record Binding(UUID person, String collection, UUID record, String field, long version) {
    private static final byte FORMAT = 1;

    /// The associated data of the envelope. Names bear their length, so no two places share an encoding.
    public byte[] bytes() {
        byte[] collectionName = collection.getBytes(UTF_8);
        byte[] fieldName = field.getBytes(UTF_8);
        return ByteBuffer.allocate(1 + 16 + 4 + collectionName.length + 16 + 4 + fieldName.length + 8)
                .put(FORMAT)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .putInt(collectionName.length)
                .put(collectionName)
                .putLong(record.getMostSignificantBits())
                .putLong(record.getLeastSignificantBits())
                .putInt(fieldName.length)
                .put(fieldName)
                .putLong(version)
                .array();
    }
}
