package org.bailee.server.shared;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Makes ids that sort by time of making (UUID version 7, RFC 9562), so that new rows land side by side.
///
/// An id tells when its row was written and, of those this process made in one millisecond, which came before
/// which; nothing else: 62 of its bits are random.
public final class Ids {
    private static final int PLACE_BITS = 12;
    private static final long MOST_IN_ONE = (1 << PLACE_BITS) - 1;

    private final InstantSource clock;
    private final SecureRandom random;

    /// The millisecond of the last id and, in the lowest 12 bits, how many came before it in that millisecond.
    private final AtomicLong last = new AtomicLong();

    /// The same of ids for moments that others read from their clock.
    private final AtomicLong lastOfMoments = new AtomicLong();

    public Ids(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        return at(clock.millis(), last);
    }

    /// An id that tells exactly this millisecond, for what also keeps the moment itself.
    public UUID next(Instant at) {
        return at(at.toEpochMilli(), lastOfMoments);
    }

    /// Not greater than any id of this millisecond or a later one, and greater than every one before.
    public static UUID lowest(Instant at) {
        return new UUID(Math.max(0, at.toEpochMilli()) << 16, 0);
    }

    /// When an id of ours was made, to the millisecond.
    public static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    private UUID at(long millis, AtomicLong before) {
        long id = before.updateAndGet(place -> after(place, millis));
        long high = id >>> PLACE_BITS << 16 | 0x7000 | id & MOST_IN_ONE;
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /// More than fit into a millisecond share its last place, and stand there in any order.
    private static long after(long before, long millis) {
        if (before >>> PLACE_BITS != millis) {
            return millis << PLACE_BITS;
        }
        return (before & MOST_IN_ONE) == MOST_IN_ONE ? before : before + 1;
    }

    public SubjectId nextSubject() {
        return new SubjectId(next());
    }

    public RecordId nextRecord() {
        return new RecordId(next());
    }

    static UUID parse(String text, String what) {
        // UUID.fromString accepts short groups, which would give one id several spellings.
        if (text.length() == 36) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException _) {
                // reported below, without repeating what was sent
            }
        }
        throw Invalid.of(
                what,
                "id.malformed",
                "This is not an id.",
                "Use the id as it was returned: 36 characters such as 01234567-89ab-7cde-8f01-23456789abcd.");
    }
}
