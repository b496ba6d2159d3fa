package org.bailee.crypto;

import java.nio.ByteBuffer;
import java.util.UUID;

/// Which records a person has, each in which version, and how many legal holds lie on the person: what makes an older,
/// a missing or a revived record show, and a hold that was taken away.
///
/// @param own of the records of one-per-person collections
/// @param other of those of many-collections
/// @param holds how many legal holds there are
public record PersonState(Tally own, Tally other, int holds) {
    public static final PersonState EMPTY = new PersonState(Tally.NONE, Tally.NONE, 0);

    private static final int TALLIES = 2 * Tally.LENGTH;

    private static final byte FORMAT = 3;

    static PersonState read(byte[] plaintext) {
        return switch (plaintext.length) {
            case TALLIES -> read(plaintext, 0);
            case TALLIES + Integer.BYTES -> {
                int holds = ByteBuffer.wrap(plaintext).getInt(TALLIES);
                if (holds <= 0) {
                    throw new Corrupt();
                }
                yield read(plaintext, holds);
            }
            default -> throw new Corrupt();
        };
    }

    private static PersonState read(byte[] plaintext, int holds) {
        return new PersonState(Tally.read(plaintext, 0), Tally.read(plaintext, Tally.LENGTH), holds);
    }

    /// The state once the record is there.
    public PersonState with(RecordPlace record, DataKey key) {
        Tally mark = key.mark(record);
        return record.isPersonsOwn()
                ? new PersonState(own.plus(mark), other, holds)
                : new PersonState(own, other.plus(mark), holds);
    }

    /// The state once the record is gone.
    public PersonState without(RecordPlace record, DataKey key) {
        Tally mark = key.mark(record);
        return record.isPersonsOwn()
                ? new PersonState(own.minus(mark), other, holds)
                : new PersonState(own, other.minus(mark), holds);
    }

    /// The state once there are this many legal holds.
    public PersonState withHolds(int count) {
        return new PersonState(own, other, count);
    }

    @Override
    public String toString() {
        return "PersonState[own=" + own + ", other=" + other + ", holds=[sealed]]";
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(holds == 0 ? TALLIES : TALLIES + Integer.BYTES);
        own.write(out);
        other.write(out);
        if (holds != 0) {
            out.putInt(holds);
        }
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
