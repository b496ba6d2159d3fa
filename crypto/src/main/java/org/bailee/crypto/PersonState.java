package org.bailee.crypto;

import java.nio.ByteBuffer;
import java.util.UUID;

/// Which records a person has, each in which version, and how many legal holds and restrictions lie on the
/// person: what makes an older, a missing or a revived record show, and a hold or a restriction that was taken
/// away.
///
/// @param own of the records of one-per-person collections
/// @param other of those of many-collections
/// @param holds how many legal holds there are
/// @param restrictions how many restrictions of processing there are
public record PersonState(Tally own, Tally other, int holds, int restrictions) {
    public static final PersonState EMPTY = new PersonState(Tally.NONE, Tally.NONE, 0, 0);

    private static final int TALLIES = 2 * Tally.LENGTH;

    private static final byte FORMAT = 3;

    static PersonState read(byte[] plaintext) {
        return switch (plaintext.length) {
            case TALLIES -> read(plaintext, 0, 0);
            case TALLIES + Integer.BYTES -> {
                int holds = ByteBuffer.wrap(plaintext).getInt(TALLIES);
                if (holds <= 0) {
                    throw new Corrupt();
                }
                yield read(plaintext, holds, 0);
            }
            case TALLIES + 2 * Integer.BYTES -> {
                int holds = ByteBuffer.wrap(plaintext).getInt(TALLIES);
                int restrictions = ByteBuffer.wrap(plaintext).getInt(TALLIES + Integer.BYTES);
                if (holds < 0 || restrictions <= 0) {
                    throw new Corrupt();
                }
                yield read(plaintext, holds, restrictions);
            }
            default -> throw new Corrupt();
        };
    }

    private static PersonState read(byte[] plaintext, int holds, int restrictions) {
        return new PersonState(Tally.read(plaintext, 0), Tally.read(plaintext, Tally.LENGTH), holds, restrictions);
    }

    /// The state once the record is there.
    public PersonState with(RecordPlace record, DataKey key) {
        Tally mark = key.mark(record);
        return record.isPersonsOwn()
                ? new PersonState(own.plus(mark), other, holds, restrictions)
                : new PersonState(own, other.plus(mark), holds, restrictions);
    }

    /// The state once the record is gone.
    public PersonState without(RecordPlace record, DataKey key) {
        Tally mark = key.mark(record);
        return record.isPersonsOwn()
                ? new PersonState(own.minus(mark), other, holds, restrictions)
                : new PersonState(own, other.minus(mark), holds, restrictions);
    }

    /// The state once there are this many legal holds.
    public PersonState withHolds(int count) {
        return new PersonState(own, other, count, restrictions);
    }

    /// The state once there are this many restrictions.
    public PersonState withRestrictions(int count) {
        return new PersonState(own, other, holds, count);
    }

    @Override
    public String toString() {
        return "PersonState[own=" + own + ", other=" + other + ", holds=[sealed], restrictions=[sealed]]";
    }

    byte[] bytes() {
        // Left out where there are none, so that a state has one spelling only.
        int counts = restrictions > 0 ? 2 : holds > 0 ? 1 : 0;
        ByteBuffer out = ByteBuffer.allocate(TALLIES + counts * Integer.BYTES);
        own.write(out);
        other.write(out);
        if (counts > 0) {
            out.putInt(holds);
        }
        if (counts > 1) {
            out.putInt(restrictions);
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
