package org.bailee.server.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.bailee.crypto.Binding;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;

/// That nothing of a person opens any more, as whoever restored a backup was told and had it so: a part of the
/// person was erased since, and with it the key that the rows of before are under.
///
/// It stands in the place of the person's state, sealed under the key that the person has since, at a place
/// that no register can declare (docs/spec/person-state.md), and only of whom the journal tells what the log forgot. So
/// who merely writes to the database can say it of nobody, and have it said of nobody, and what was changed there stays
/// as visible as it was.
final class GivenUp {
    private static final String PLACE = "given up";

    private GivenUp() {}

    /// @param takenAt when the backup was taken that the person was given up for
    static byte[] seal(DataKey key, SubjectId subject, Instant takenAt, SecureRandom random) {
        return key.seal(takenAt.toString().getBytes(StandardCharsets.US_ASCII), place(subject), random);
    }

    /// @param state what stands in the place of the person's state, and is none
    static Optional<NotFound> read(DataKey key, SubjectId subject, byte[] state) {
        try {
            byte[] text = key.open(state, place(subject));
            return Optional.of(NotFound.givenUp(Instant.parse(new String(text, StandardCharsets.US_ASCII))));
        } catch (Corrupt | DateTimeException _) {
            return Optional.empty();
        }
    }

    /// What needs the person's state, if it can be had.
    static <T> Optional<T> unless(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (NotFound why) {
            if (why.isGivenUp()) {
                return Optional.empty();
            }
            throw why;
        }
    }

    private static Binding place(SubjectId subject) {
        return new Binding(subject.value(), PLACE, subject.value(), PLACE, 1);
    }
}
