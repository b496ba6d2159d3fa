package org.bailee.crypto.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.crypto.shares.ShareRefused.Why;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S39: shares that do not belong together give nothing.
@Tag("S39")
class SplitTests {
    private final SecureRandom random = new SecureRandom();
    private final byte[] secret = new byte[Split.SECRET];

    SplitTests() {
        random.nextBytes(secret);
    }

    @Test
    void everyChoiceOfAsManyAsAreNeededGivesTheSecretBack() {
        for (int count = 2; count <= 8; count++) {
            for (int needed = 2; needed <= count; needed++) {
                Split.Made made = Split.of(secret, needed, count, random);
                for (List<Integer> choice : Choices.of(count, needed)) {
                    List<Share> some =
                            choice.stream().map(made.shares()::get).toList().reversed();
                    assertThat(made.split().combine(some)).isEqualTo(secret);
                }
                assertThat(made.split().combine(made.shares())).isEqualTo(secret);
            }
        }
    }

    @Test
    void splitsAmongAsManyAsThereCanBe() {
        Split.Made made = Split.of(secret, 8, Split.MOST, random);
        assertThat(made.split().combine(made.shares().subList(5, 13))).isEqualTo(secret);
    }

    /// Whatever the secret's byte, exactly one polynomial through the k − 1 points known has it: so they tell
    /// nothing.
    @Test
    void fewerSharesLeaveEverySecretEquallyPossible() {
        Split.Made made = Split.of(secret, 3, 5, random);
        int[] points = {0, made.shares().get(1).number(), made.shares().get(4).number()};
        int[] weights = Field.weights(points, 3);
        boolean[] seen = new boolean[256];
        for (int candidate = 0; candidate < 256; candidate++) {
            int third = Field.multiply(candidate, weights[0])
                    ^ Field.multiply(made.shares().get(1).bytes()[0] & 0xff, weights[1])
                    ^ Field.multiply(made.shares().get(4).bytes()[0] & 0xff, weights[2]);
            assertThat(seen[third]).isFalse();
            seen[third] = true;
        }
    }

    /// The bytes of one share are evenly spread, whatever the secret: chi-squared, far outside of chance if not.
    @Test
    void oneShareLooksLikeChanceWhateverTheSecret() {
        int[] counts = new int[256];
        int splits = 4_000;
        for (int i = 0; i < splits; i++) {
            for (byte one : Split.of(new byte[Split.SECRET], 2, 2, random)
                    .shares()
                    .getFirst()
                    .bytes()) {
                counts[one & 0xff]++;
            }
        }
        double expected = splits * 32 / 256.0;
        double sum = Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(sum).isBetween(140.0, 400.0);
    }

    @Test
    void refusesTooFew() {
        Split.Made made = Split.of(secret, 3, 5, random);
        refused(Why.TOO_FEW, List.of(), () -> made.split().combine(made.shares().subList(0, 2)));
        refused(Why.TOO_FEW, List.of(), () -> made.split().combine(List.of()));
    }

    @Test
    void refusesOneGivenTwice() {
        Split.Made made = Split.of(secret, 3, 5, random);
        Share again = Share.parse(made.shares().get(1).text());
        refused(
                Why.REPEATED,
                List.of(2),
                () -> made.split()
                        .combine(List.of(made.shares().get(1), made.shares().get(0), again)));
    }

    @Test
    void refusesThoseOfAnOlderSplitOfTheSameSecret() {
        Split.Made older = Split.of(secret, 2, 3, random);
        Split.Made newer = Split.of(secret, 2, 3, random);
        refused(
                Why.FOREIGN,
                List.of(3),
                () -> newer.split()
                        .combine(List.of(
                                newer.shares().getFirst(), older.shares().getLast())));
        assertThat(older.split().id()).isNotEqualTo(newer.split().id());
    }

    @Test
    void refusesForgedOnesHoweverManyAreGivenAndBlamesNobody() {
        Split.Made made = Split.of(secret, 3, 6, random);
        Share sound = made.shares().get(3);
        byte[] bytes = sound.bytes().clone();
        bytes[31] ^= 1;
        Share forged = new Share(sound.split(), 3, 6, 4, bytes);
        List<Share> given = new ArrayList<>(
                List.of(made.shares().get(0), forged, made.shares().get(1)));
        refused(Why.FALSE, List.of(), () -> made.split().combine(given));
        given.add(made.shares().get(5));
        refused(Why.FALSE, List.of(), () -> made.split().combine(given));
        given.remove(forged);
        given.add(forged);
        refused(Why.FALSE, List.of(), () -> made.split().combine(given));
        given.remove(forged);
        assertThat(made.split().combine(given)).isEqualTo(secret);
    }

    /// Two whose errors cancel out where the secret is: the others must not be told to be the forgers.
    @Test
    void isNotFooledByForgersWhoAgree() {
        Split.Made made = Split.of(secret, 2, 5, random);
        int[] weights = Field.weights(new int[] {1, 2}, 0);
        byte[] first = made.shares().get(0).bytes().clone();
        byte[] second = made.shares().get(1).bytes().clone();
        first[0] ^= (byte) Field.multiply(weights[1], 7);
        second[0] ^= (byte) Field.multiply(weights[0], 7);
        Share one = new Share(made.split().id(), 2, 5, 1, first);
        Share two = new Share(made.split().id(), 2, 5, 2, second);
        assertThat(made.split().combine(List.of(one, two))).isEqualTo(secret);
        refused(
                Why.FALSE,
                List.of(),
                () -> made.split()
                        .combine(List.of(
                                one, two, made.shares().get(2), made.shares().get(3))));
    }

    @Test
    void refusesASplitThatIsNone() {
        for (int[] wrong : new int[][] {{1, 1}, {1, 3}, {4, 3}, {2, 17}, {0, 0}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Split.of(secret, wrong[0], wrong[1], random));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Split.of(new byte[16], 2, 3, random));
    }

    @Test
    void findsEveryLetterMistypedAndEveryTwoExchanged() {
        String text = Split.of(secret, 2, 3, random).shares().getFirst().text();
        Random seeded = new Random(39);
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '-') {
                continue;
            }
            char other = "abcdefghijklmnopqrstuvwxyz234567".charAt(seeded.nextInt(32));
            if (other != text.charAt(at)) {
                String mistyped = text.substring(0, at) + other + text.substring(at + 1);
                refused(Why.DAMAGED, List.of(), () -> Share.parse(mistyped));
            }
            int next = at + 1 < text.length() && text.charAt(at + 1) == '-' ? at + 2 : at + 1;
            if (next < text.length() && text.charAt(next) != text.charAt(at)) {
                char[] letters = text.toCharArray();
                letters[at] = text.charAt(next);
                letters[next] = text.charAt(at);
                refused(Why.DAMAGED, List.of(), () -> Share.parse(new String(letters)));
            }
        }
    }

    @Test
    void readsAShareHoweverItWasTyped() {
        Share share = Split.of(secret, 2, 3, random).shares().get(1);
        String text = share.text();
        for (String typed : List.of(
                text,
                text.toUpperCase(java.util.Locale.ROOT),
                text.replace("-", ""),
                " " + text.replace("-", " \n") + "\t",
                text.replace('o', '0').replace('l', '1'))) {
            Share read = Share.parse(typed);
            assertThat(read.bytes()).isEqualTo(share.bytes());
            assertThat(read.number()).isEqualTo(2);
            assertThat(read.text()).isEqualTo(text);
        }
    }

    @Test
    void refusesWhatIsNoShareAtAll() {
        Random seeded = new Random(40);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder typed = new StringBuilder();
            int length = seeded.nextInt(120);
            for (int c = 0; c < length; c++) {
                typed.append((char)
                        (seeded.nextInt(4) == 0
                                ? seeded.nextInt(0x3000)
                                : "abcxyz234567- ".charAt(seeded.nextInt(14))));
            }
            assertThatExceptionOfType(ShareRefused.class).isThrownBy(() -> Share.parse(typed.toString()));
        }
    }

    @Test
    void forgetsWhatItHeldWhenDestroyed() {
        Split.Made made = Split.of(secret, 2, 2, random);
        Share share = made.shares().getFirst();
        share.destroy();
        assertThat(share.isDestroyed()).isTrue();
        assertThatThrownBy(share::text).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> made.split().combine(made.shares())).isInstanceOf(IllegalStateException.class);
        assertThat(share).hasToString("[sealed]");
        assertThat(made.split()).hasToString("2 of 2");
    }

    private static void refused(Why why, List<Integer> numbers, ThrowingCallable use) {
        assertThatExceptionOfType(ShareRefused.class).isThrownBy(use).satisfies(refused -> {
            assertThat(refused.why()).isEqualTo(why);
            assertThat(refused.numbers()).isEqualTo(numbers);
        });
    }
}
