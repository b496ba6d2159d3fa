package org.bailee.server.shared;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/// Makes ids that sort by time of making (UUID version 7, RFC 9562), so that new rows land side by side.
///
/// An id tells when its row was written and nothing else: 74 of its bits are random.
public final class Ids {
    private final InstantSource clock;
    private final SecureRandom random;

    public Ids(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        return at(clock.millis());
    }

    /// An id that tells exactly this millisecond, for what also keeps the moment itself.
    public UUID next(Instant at) {
        return at(at.toEpochMilli());
    }

    /// Not greater than any id of this millisecond or a later one, and greater than every one before.
    public static UUID lowest(Instant at) {
        return new UUID(Math.max(0, at.toEpochMilli()) << 16, 0);
    }

    private UUID at(long millis) {
        long high = millis << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
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
