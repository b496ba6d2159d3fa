package org.bailee.server.console.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.keys.KeyEpoch;
import org.bailee.server.keys.Rotation;
import org.bailee.server.keys.Rotation.Phase;
import org.junit.jupiter.api.Test;

class EpochsTests {
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    /// Three keys there were; the second is being followed by the third.
    private final List<KeyEpoch> kept =
            List.of(new KeyEpoch(2, FIRST.plus(WEEK), 40), new KeyEpoch(3, FIRST.plus(WEEK.multipliedBy(2)), 2));

    private final List<Rotation> rotations = List.of(
            new Rotation(3, Phase.WRAPPING, 2, 0, FIRST.plus(WEEK.multipliedBy(2)), Optional.empty()),
            new Rotation(
                    2,
                    Phase.DONE,
                    40,
                    0,
                    FIRST.plus(WEEK),
                    Optional.of(FIRST.plus(WEEK).plusSeconds(9))));

    @Test
    void tellsOfEveryKeyThereIsAndOfThoseThatAreDestroyed() {
        List<Epoch> all = Epochs.of(kept, rotations);
        assertThat(all).extracting(Epoch::number).containsExactly(3, 2, 1);
        assertThat(all).extracting(Epoch::state).containsExactly("serving", "leaving", "gone");
        assertThat(all).extracting(Epoch::dataKeys).containsExactly(2L, 40L, 0L);
    }

    @Test
    void knowsOfADestroyedKeyWhenItEndedButNotWhenItBegan() {
        Epoch first = Epochs.of(kept, rotations).getLast();
        assertThat(first.from()).isEmpty();
        assertThat(first.until()).contains(FIRST.plus(WEEK));
        assertThat(first.goneAt()).contains(FIRST.plus(WEEK).plusSeconds(9));
        assertThat(Epochs.cells(first))
                .containsExactly("1", "gone", "", "2026-11-08T00:00:00Z", "2026-11-08T00:00:09Z", "0");
    }

    @Test
    void isFilteredByState() {
        Listing<Epoch> leaving = Epochs.listing("leaving", Epochs.NEWEST, 0);
        assertThat(Epochs.shown(leaving, kept, rotations))
                .extracting(Epoch::number)
                .containsExactly(2);
        assertThat(leaving.csv()).isEqualTo("/custody.csv?state=leaving&sort=-number");
        Listing<Epoch> nonsense = Epochs.listing("nonsense", "people", 0);
        assertThat(nonsense.part(Epochs.shown(nonsense, kept, rotations)).rows())
                .extracting(Epoch::number)
                .containsExactly(1, 3, 2);
    }
}
