package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.testing.TestClock;
import org.junit.jupiter.api.Test;

class OwedTests {
    private static final int MEBIBYTES_32 = 32 << 20;
    private static final byte[] LARGE = new byte[60_000];
    private static final int ROOM = MEBIBYTES_32 / LARGE.length;

    private final TestClock clock = new TestClock();
    private final Owed owed = new Owed(clock);

    @Test
    void remembersWhatItWroteUntilThatHasItsPlace() {
        owed.add(written(0, 3));
        assertThat(owed.written(ids(0, 5))).containsOnlyKeys(new UUID(3, 0), new UUID(3, 1), new UUID(3, 2));
        owed.settled(ids(1, 1));
        assertThat(owed.written(ids(0, 5))).containsOnlyKeys(new UUID(3, 0), new UUID(3, 2));
    }

    @Test
    void remembersNoMoreWholeEntriesThanThereIsRoomForAndMissesTheOthersToo() {
        int many = 2 * ROOM;
        owed.add(written(0, many));
        assertThat(owed.written(ids(0, many))).hasSize(ROOM);
        clock.advance(Duration.ofSeconds(6));
        assertThat(owed.late()).hasSize(many);
    }

    @Test
    void hasRoomAgainForEveryOneThatGotItsPlace() {
        owed.add(written(0, 2 * ROOM));
        owed.settled(ids(0, 2 * ROOM));
        owed.settled(ids(0, 2 * ROOM));
        owed.add(written(2 * ROOM, 2 * ROOM));
        assertThat(owed.written(ids(2 * ROOM, 2 * ROOM))).hasSize(ROOM);
    }

    private static List<UUID> ids(int from, int many) {
        return LongStream.range(from, from + (long) many)
                .mapToObj(number -> new UUID(3, number))
                .toList();
    }

    private List<Written> written(int from, int many) {
        return ids(from, many).stream()
                .map(id -> new Entry(
                        new EntryId(id),
                        clock.instant(),
                        "something-happened",
                        new ActorId(new UUID(4, 4)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Outcome.DONE,
                        Map.of()))
                .map(entry -> new Written(entry, LARGE))
                .toList();
    }
}
