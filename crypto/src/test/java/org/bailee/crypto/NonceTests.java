package org.bailee.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.crypto.Samples.ADAS_EMAIL;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S08: no nonce comes twice under one data key, from many threads and across restarts.
@Tag("S08")
class NonceTests {
    private static final int THREADS = 8;
    private static final int STARTS = 4;

    @Test
    void neverRepeatsANonce() throws InterruptedException {
        neverRepeats(400_000);
    }

    @Test
    @Tag("soak")
    void neverRepeatsANonceInTenMillionEnvelopes() throws InterruptedException {
        neverRepeats(10_000_000);
    }

    private static void neverRepeats(int envelopes) throws InterruptedException {
        byte[] key = new byte[Secret.LENGTH];
        new SecureRandom().nextBytes(key);
        int each = envelopes / THREADS / STARTS;
        // A nonce as its first 8 and last 4 bytes: 12 bytes apiece instead of an object.
        long[] heads = new long[each * THREADS * STARTS];
        int[] tails = new int[heads.length];
        for (int start = 0; start < STARTS; start++) {
            // What a restart gives: a new random source and the same key unwrapped again.
            SecureRandom random = new SecureRandom();
            DataKey again = new DataKey(Secret.takeFrom(key.clone()));
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                for (int thread = 0; thread < THREADS; thread++) {
                    int from = (start * THREADS + thread) * each;
                    threads.execute(() -> {
                        for (int i = from; i < from + each; i++) {
                            byte[] envelope = again.seal(new byte[0], ADAS_EMAIL, random);
                            heads[i] = number(envelope, 33, 8);
                            tails[i] = (int) number(envelope, 41, 4);
                        }
                    });
                }
            }
        }
        assertThat(repeats(heads, tails)).isZero();
    }

    /// Sorts by head; nonces of equal head, rare by chance, are compared by tail.
    private static long repeats(long[] heads, int[] tails) {
        long[] sorted = heads.clone();
        Arrays.parallelSort(sorted);
        Set<Long> twice = new HashSet<>();
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                twice.add(sorted[i]);
            }
        }
        Set<String> seen = new HashSet<>();
        long repeats = 0;
        for (int i = 0; i < heads.length; i++) {
            if (twice.contains(heads[i]) && !seen.add(heads[i] + ":" + tails[i])) {
                repeats++;
            }
        }
        return repeats;
    }

    private static long number(byte[] bytes, int from, int length) {
        long number = 0;
        for (int i = from; i < from + length; i++) {
            number = number << 8 | Byte.toUnsignedLong(bytes[i]);
        }
        return number;
    }
}
