package org.bailee.crypto;

import java.nio.ByteBuffer;
import java.util.UUID;

/// Which records a person has, each in which version: what makes an older, a missing or a revived one show.
///
/// @param own of the records of one-per-person collections
/// @param other of those of many-collections
public record PersonState(Tally own, Tally other) {
    public static final PersonState EMPTY = new PersonState(Tally.NONE, Tally.NONE);

    private static final byte FORMAT = 3;

    static PersonState read(byte[] plaintext) {
        if (plaintext.length != 2 * Tally.LENGTH) {
            throw new Corrupt();
        }
        return new PersonState(Tally.read(plaintext, 0), Tally.read(plaintext, Tally.LENGTH));
    }

    /// The state once the record is there.
    public PersonState with(RecordPlace record, DataKey key) {
        Tally mark = key.mark(record);
        return record.isPersonsOwn() ? new PersonState(own.plus(mark), other) : new PersonState(own, other.plus(mark));
    }

    /// The state once the record is gone.
    public PersonState without(RecordPlace record, DataKey key) {
        Tally mark = key.mark(record);
        return record.isPersonsOwn()
                ? new PersonState(own.minus(mark), other)
                : new PersonState(own, other.minus(mark));
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(2 * Tally.LENGTH);
        own.write(out);
        other.write(out);
        return out.array();
    }

    static byte[] place(UUID person) {
        return ByteBuffer.allocate(1 + 16)
                .put(FORMAT)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
    }
}
