package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Ids;
import org.bailee.server.testing.TestClock;
import org.junit.jupiter.api.Test;

class NewestTests {
    private static final Ids IDS = new Ids(new TestClock(), new SecureRandom());

    private final Newest newest = new Newest();

    @Test
    void knowsNothingAtFirst() {
        assertThat(newest.read(0, 10)).isEmpty();
    }

    @Test
    void readsOnWithoutAHole() {
        newest.add(placed(5, 3));
        newest.add(placed(8, 2));
        assertThat(positions(5, 100)).containsExactly(5L, 6L, 7L, 8L, 9L);
        assertThat(positions(7, 2)).containsExactly(7L, 8L);
        assertThat(positions(9, 100)).containsExactly(9L);
        assertThat(newest.read(10, 1)).isEmpty();
        assertThat(newest.read(4, 1)).isEmpty();
    }

    @Test
    void forgetsWhatStoodBeforePlacesThatAnotherGave() {
        newest.add(placed(5, 3));
        newest.add(placed(20, 2));
        assertThat(newest.read(5, 1)).isEmpty();
        assertThat(positions(20, 9)).containsExactly(20L, 21L);
    }

    @Test
    void keepsTheLastTwoRoundsAndNoMore() {
        int most = Rounds.MOST;
        newest.add(placed(0, most));
        newest.add(placed(most, most));
        newest.add(placed(2L * most, 1));
        assertThat(newest.read(0, 1)).isEmpty();
        assertThat(positions(1, 10 * most)).hasSize(2 * most).endsWith(2L * most);
    }

    private List<Long> positions(long from, int limit) {
        return newest.read(from, limit).stream().map(Placed::position).toList();
    }

    private static List<Placed> placed(long from, int many) {
        return LongStream.range(from, from + many)
                .mapToObj(position -> new Placed(position, Instant.EPOCH, entry()))
                .toList();
    }

    private static Entry entry() {
        return new Entry(
                new EntryId(IDS.next()),
                Instant.EPOCH,
                "subject-opened",
                new ActorId(IDS.next()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Outcome.DONE,
                Map.of());
    }
}
