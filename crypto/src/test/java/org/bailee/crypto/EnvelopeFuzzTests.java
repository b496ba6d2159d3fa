package org.bailee.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.crypto.Samples.ADAS_EMAIL;
import static org.bailee.crypto.Samples.PLAINTEXT;
import static org.bailee.crypto.Samples.RANDOM;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever bytes come as an envelope: they open to what was sealed, or are Corrupt. Seeded, so a failure comes back.
class EnvelopeFuzzTests {
    private static final long SEED = 20261125;

    @Test
    void answersAnyBytesWithCorrupt() {
        DataKey key = DataKey.random(RANDOM);
        Random random = new Random(SEED);
        byte[] whole = key.seal(PLAINTEXT, ADAS_EMAIL, RANDOM);
        for (int i = 0; i < 200_000; i++) {
            byte[] mangled = mangle(whole, random);
            if (!Arrays.equals(mangled, whole)) {
                assertThat(opens(key, mangled))
                        .as("round %s of seed %s", i, SEED)
                        .isFalse();
            }
        }
        assertThat(opens(key, whole)).isTrue();
    }

    private static byte[] mangle(byte[] whole, Random random) {
        byte[] bytes = switch (random.nextInt(4)) {
            case 0 -> new byte[random.nextInt(200)];
            case 1 -> Arrays.copyOf(whole, random.nextInt(whole.length * 2));
            case 2 -> Arrays.copyOfRange(whole, random.nextInt(whole.length), whole.length);
            default -> whole.clone();
        };
        if (bytes.length > 0) {
            if (random.nextInt(8) == 0) {
                random.nextBytes(bytes);
            }
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            if (random.nextInt(4) == 0) {
                bytes[0] = 1;
            }
        }
        return bytes;
    }

    private static boolean opens(DataKey key, byte[] envelope) {
        try {
            assertThat(key.open(envelope, ADAS_EMAIL)).isEqualTo(PLAINTEXT);
            return true;
        } catch (Corrupt _) {
            return false;
        }
    }
}
