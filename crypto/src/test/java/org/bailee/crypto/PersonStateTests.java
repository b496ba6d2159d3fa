package org.bailee.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.crypto.Samples.ADA;
import static org.bailee.crypto.Samples.BOB;
import static org.bailee.crypto.Samples.RANDOM;

import java.math.BigInteger;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PersonStateTests {
    private static final BigInteger ALL = BigInteger.TWO.pow(128);

    private final DataKey key = DataKey.random(RANDOM);

    @Test
    void addsUpInAnyOrderAndTakesAwayWhatItAdded() {
        RecordPlace profile = new RecordPlace(ADA, "profile", ADA, 1, 7);
        RecordPlace order = new RecordPlace(ADA, "order", new UUID(1, 2), 1, 8);
        PersonState state = PersonState.EMPTY.with(profile, key).with(order, key);

        assertThat(PersonState.EMPTY.with(order, key).with(profile, key)).isEqualTo(state);
        assertThat(state.without(order, key)).isEqualTo(PersonState.EMPTY.with(profile, key));
        assertThat(state.without(profile, key).without(order, key)).isEqualTo(PersonState.EMPTY);
        assertThat(state.own()).isEqualTo(key.mark(profile));
        assertThat(state.other()).isEqualTo(key.mark(order));
    }

    @Test
    void addsModuloTwoToThe128() {
        for (int round = 0; round < 10_000; round++) {
            Tally one = new Tally(RANDOM.nextLong(), RANDOM.nextLong());
            Tally two = new Tally(RANDOM.nextLong(), RANDOM.nextLong());
            assertThat(number(one.plus(two)))
                    .isEqualTo(number(one).add(number(two)).mod(ALL));
            assertThat(one.plus(two).minus(two)).isEqualTo(one);
        }
        Tally most = new Tally(-1, -1);
        assertThat(most.plus(new Tally(0, 1))).isEqualTo(Tally.NONE);
        assertThat(Tally.NONE.minus(new Tally(0, 1))).isEqualTo(most);
    }

    /// S05: sums of versions that are alike, and marks that are not.
    @Test
    @Tag("S05")
    void isAnotherOneForRecordsWhoseVersionsAddUpAlike() {
        UUID one = new UUID(1, 1);
        UUID two = new UUID(1, 2);
        PersonState kept = PersonState.EMPTY
                .with(new RecordPlace(ADA, "order", one, 3, 5), key)
                .with(new RecordPlace(ADA, "order", two, 1, 6), key);

        assertThat(PersonState.EMPTY
                        .with(new RecordPlace(ADA, "order", one, 2, 5), key)
                        .with(new RecordPlace(ADA, "order", two, 2, 6), key))
                .isNotEqualTo(kept);
        assertThat(PersonState.EMPTY
                        .with(new RecordPlace(ADA, "order", one, 1, 6), key)
                        .with(new RecordPlace(ADA, "order", two, 3, 5), key))
                .isNotEqualTo(kept);
    }

    @Test
    void marksEveryPartOfAPlace() {
        RecordPlace place = new RecordPlace(ADA, "order", new UUID(1, 2), 1, 7);
        assertThat(key.mark(place))
                .isEqualTo(key.mark(new RecordPlace(ADA, "order", new UUID(1, 2), 1, 7)))
                .isNotEqualTo(key.mark(new RecordPlace(BOB, "order", new UUID(1, 2), 1, 7)))
                .isNotEqualTo(key.mark(new RecordPlace(ADA, "note", new UUID(1, 2), 1, 7)))
                .isNotEqualTo(key.mark(new RecordPlace(ADA, "order", new UUID(1, 3), 1, 7)))
                .isNotEqualTo(key.mark(new RecordPlace(ADA, "order", new UUID(1, 2), 2, 7)))
                .isNotEqualTo(key.mark(new RecordPlace(ADA, "order", new UUID(1, 2), 1, 8)))
                .isNotEqualTo(DataKey.random(RANDOM).mark(place));
    }

    @Test
    void keepsTheNumberOfHoldsWhateverHappensToRecords() {
        RecordPlace profile = new RecordPlace(ADA, "profile", ADA, 1, 7);
        PersonState held = PersonState.EMPTY.withHolds(2).with(profile, key);

        assertThat(held.holds()).isEqualTo(2);
        assertThat(held.without(profile, key)).isEqualTo(PersonState.EMPTY.withHolds(2));
        assertThat(PersonState.read(held.bytes())).isEqualTo(held).isNotEqualTo(held.withHolds(1));
        assertThat(held.withHolds(0)).isEqualTo(PersonState.EMPTY.with(profile, key));
        assertThat(held.withHolds(0).bytes()).hasSize(32);
    }

    @Test
    void keepsRestrictionsBesideHolds() {
        RecordPlace profile = new RecordPlace(ADA, "profile", ADA, 1, 7);
        PersonState restricted = PersonState.EMPTY.withRestrictions(1).with(profile, key);

        assertThat(restricted.bytes()).hasSize(40);
        assertThat(PersonState.read(restricted.bytes())).isEqualTo(restricted);
        assertThat(PersonState.read(restricted.withHolds(3).bytes())).isEqualTo(restricted.withHolds(3));
        assertThat(restricted.without(profile, key)).isEqualTo(PersonState.EMPTY.withRestrictions(1));
        assertThat(restricted.withRestrictions(0)).isEqualTo(PersonState.EMPTY.with(profile, key));
    }

    @Test
    void hasOneSpellingOnly() {
        for (int length : new int[] {0, 31, 33, 35, 36, 37, 40, 44}) {
            // Of 36 and 40 bytes: a number of holds or of restrictions that is none.
            assertThatThrownBy(() -> PersonState.read(new byte[length])).isExactlyInstanceOf(Corrupt.class);
        }
        byte[] negative = new byte[36];
        negative[32] = -1;
        assertThatThrownBy(() -> PersonState.read(negative)).isExactlyInstanceOf(Corrupt.class);
    }

    @Test
    void tellsNothingWhenPrintedAndNothingOnceTheKeyIsDestroyed() {
        RecordPlace place = new RecordPlace(ADA, "profile", ADA, 1, 7);
        assertThat(PersonState.EMPTY.with(place, key).toString())
                .contains("[sealed]")
                .doesNotContainPattern("\\d");
        key.destroy();
        assertThatThrownBy(() -> key.mark(place)).isInstanceOf(IllegalStateException.class);
    }

    private static BigInteger number(Tally tally) {
        return new BigInteger(Long.toUnsignedString(tally.high()))
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(tally.low())));
    }
}
