package org.bailee.server.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.bailee.server.shared.SubjectId;

/// What one actor did within the last hour or so, as far as the order of it matters.
final class Recent {
    static final Duration HOUR = Duration.ofHours(1);
    /// After such a pause somebody begins anew.
    static final Duration PAUSE = Duration.ofMinutes(30);

    /// A number at a moment: people opened, people found, refusals.
    record Count(Instant at, int number) {}

    final Deque<Count> opened = new ArrayDeque<>();
    final Deque<Count> found = new ArrayDeque<>();
    final Deque<Count> refused = new ArrayDeque<>();
    final Deque<Count> acknowledged = new ArrayDeque<>();
    Instant listedAt = Instant.EPOCH;
    Optional<SubjectId> last = Optional.empty();
    Instant lastAt = Instant.EPOCH;
    /// How many different people in a row were opened each younger, or each older, than the one before.
    int rising;
    int falling;

    /// Adds to the minute's count, so that an hour is sixty counts however much is done in it.
    static void add(Deque<Count> counts, Instant at, int number) {
        Instant minute = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 60) * 60);
        Count last = counts.peekLast();
        if (last != null && !minute.isAfter(last.at())) {
            counts.removeLast();
            counts.add(new Count(last.at(), last.number() + number));
        } else {
            counts.add(new Count(minute, number));
        }
        while (!counts.isEmpty() && counts.getFirst().at().isBefore(at.minus(HOUR))) {
            counts.removeFirst();
        }
    }

    /// The sum of the last hour.
    static int sum(Deque<Count> counts, Instant now) {
        Instant from = now.minus(HOUR);
        int sum = 0;
        for (Count count : counts) {
            sum += count.at().isBefore(from) ? 0 : count.number();
        }
        return sum;
    }

    void open(SubjectId person, Instant at) {
        if (last.isPresent() && at.isBefore(lastAt.plus(PAUSE))) {
            int order = Long.compareUnsigned(
                    person.value().getMostSignificantBits(), last.get().value().getMostSignificantBits());
            if (order == 0) {
                order = Long.compareUnsigned(
                        person.value().getLeastSignificantBits(),
                        last.get().value().getLeastSignificantBits());
            }
            if (order != 0) {
                rising = order > 0 ? rising + 1 : 1;
                falling = order < 0 ? falling + 1 : 1;
            }
        } else {
            rising = 1;
            falling = 1;
        }
        last = Optional.of(person);
        lastAt = at;
    }

    int inRow() {
        return Math.max(rising, falling);
    }
}
