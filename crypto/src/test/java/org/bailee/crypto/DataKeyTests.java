package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.crypto.Samples.ADA;
import static org.bailee.crypto.Samples.ADAS_EMAIL;
import static org.bailee.crypto.Samples.BOB;
import static org.bailee.crypto.Samples.PLAINTEXT;
import static org.bailee.crypto.Samples.RANDOM;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DataKeyTests {
    private final DataKey key = DataKey.random(RANDOM);

    @Test
    void opensWhatItSealed() {
        for (int length : new int[] {0, 1, 15, 16, 17, 255, 4096, 1 << 20}) {
            byte[] plaintext = new byte[length];
            RANDOM.nextBytes(plaintext);
            byte[] envelope = key.seal(plaintext, ADAS_EMAIL, RANDOM);
            assertThat(envelope).hasSize(61 + length);
            assertThat(key.open(envelope, ADAS_EMAIL)).isEqualTo(plaintext);
        }
    }

    @Test
    void neverSealsTheSameTwice() {
        assertThat(key.seal(PLAINTEXT, ADAS_EMAIL, RANDOM)).isNotEqualTo(key.seal(PLAINTEXT, ADAS_EMAIL, RANDOM));
    }

    /// S06: every bit of three envelopes, one error.
    @Test
    @Tag("S06")
    void refusesEveryFlippedBitIdentically() {
        Set<String> answers = new HashSet<>();
        int flips = 0;
        for (byte[] plaintext : List.of(new byte[0], PLAINTEXT, new byte[300])) {
            byte[] envelope = key.seal(plaintext, ADAS_EMAIL, RANDOM);
            for (int bit = 0; bit < envelope.length * 8; bit++, flips++) {
                byte[] flipped = envelope.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                answers.add(answerTo(flipped, ADAS_EMAIL));
            }
            assertThat(key.open(envelope, ADAS_EMAIL)).isEqualTo(plaintext);
        }
        assertThat(flips).isEqualTo((61 + 61 + PLAINTEXT.length + 61 + 300) * 8);
        assertThat(answers).containsExactly("org.bailee.crypto.Corrupt: A seal does not verify.");
    }

    /// S03, S04, S05: the same key, but not the place it was sealed for.
    @Test
    @Tag("S03")
    @Tag("S04")
    @Tag("S05")
    void refusesAnotherPlace() {
        byte[] envelope = key.seal(PLAINTEXT, ADAS_EMAIL, RANDOM);
        List<Binding> others = List.of(
                new Binding(BOB, "profile", ADA, "email", 1),
                new Binding(ADA, "order", ADA, "email", 1),
                new Binding(ADA, "profile", BOB, "email", 1),
                new Binding(ADA, "profile", ADA, "phone", 1),
                new Binding(ADA, "profile", ADA, "email", 2),
                new Binding(ADA, "profile", ADA, "email", 0),
                new Binding(ADA, "profil", ADA, "eemail", 1),
                new Binding(ADA, "email", ADA, "profile", 1));
        for (Binding other : others) {
            assertThat(answerTo(envelope, other)).isEqualTo("org.bailee.crypto.Corrupt: A seal does not verify.");
        }
    }

    /// S03: another person's key.
    @Test
    @Tag("S03")
    void refusesAnotherPersonsEnvelope() {
        byte[] bobs = DataKey.random(RANDOM).seal(PLAINTEXT, ADAS_EMAIL, RANDOM);
        assertThat(answerTo(bobs, ADAS_EMAIL)).isEqualTo("org.bailee.crypto.Corrupt: A seal does not verify.");
    }

    @Test
    void tellsNothingWhenPrintedAndNothingOnceDestroyed() {
        byte[] envelope = key.seal(PLAINTEXT, ADAS_EMAIL, RANDOM);
        assertThat(key).hasToString("[sealed]");
        key.destroy();
        assertThat(key.isDestroyed()).isTrue();
        assertThatThrownBy(() -> key.open(envelope, ADAS_EMAIL)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.seal(PLAINTEXT, ADAS_EMAIL, RANDOM)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void servesManyVirtualThreadsAtOnce() throws Exception {
        List<Future<Boolean>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5_000; i++) {
                Binding place = new Binding(ADA, "profile", ADA, "email", i);
                byte[] plaintext = ("value " + i).getBytes(UTF_8);
                results.add(threads.submit(() -> {
                    DataKey own = DataKey.random(RANDOM);
                    byte[] envelope = own.seal(plaintext, place, RANDOM);
                    return Arrays.equals(own.open(envelope, place), plaintext);
                }));
            }
        }
        for (Future<Boolean> result : results) {
            assertThat(result.get()).isTrue();
        }
    }

    private String answerTo(byte[] envelope, Binding place) {
        try {
            key.open(envelope, place);
            return "opened";
        } catch (RuntimeException refused) {
            return refused.toString() + (refused.getCause() == null ? "" : " because " + refused.getCause());
        }
    }
}
