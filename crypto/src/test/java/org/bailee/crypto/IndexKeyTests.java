package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.crypto.Samples.RANDOM;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IndexKeyTests {
    private final IndexRoot root = IndexRoot.random(1, RANDOM);

    @Test
    void givesEqualValuesEqualDigestsInOneIndexOnly() {
        byte[] digest = root.key("profile", "email", "exact").digest("ada@example.org");
        assertThat(digest).hasSize(16);
        assertThat(root.key("profile", "email", "exact").digest("ada@example.org"))
                .isEqualTo(digest);
        IndexRoot second = new IndexRoot(2, Secret.takeFrom(root.bytes()));
        for (IndexKey other : List.of(
                root.key("profile", "email", "words"),
                root.key("profile", "phone", "exact"),
                root.key("profil", "eemail", "exact"),
                second.key("profile", "email", "exact"))) {
            assertThat(other.digest("ada@example.org")).isNotEqualTo(digest);
        }
    }

    /// S02: without the index root, digests of likely values match nothing under any key one would try.
    @Test
    @Tag("S02")
    void doesNotYieldToADictionary() throws Exception {
        IndexKey index = root.key("profile", "email", "exact");
        Set<String> stored = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            stored.add(HexFormat.of().formatHex(index.digest(mail(i))));
        }
        List<byte[]> guessedKeys = List.of(
                new byte[32],
                "bailee".getBytes(UTF_8),
                "bailee index 1".getBytes(UTF_8),
                "profile.email".getBytes(UTF_8),
                HexFormat.of().parseHex("019abc0d00007000800000000000000001"));
        int matches = 0;
        for (byte[] key : guessedKeys) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HMAC"));
            for (int i = 0; i < 20_000; i++) {
                matches += stored.contains(first16(mac.doFinal(mail(i).getBytes(UTF_8)))) ? 1 : 0;
            }
        }
        for (int i = 0; i < 20_000; i++) {
            byte[] plain = MessageDigest.getInstance("SHA-256").digest(mail(i).getBytes(UTF_8));
            matches += stored.contains(first16(plain)) ? 1 : 0;
        }
        assertThat(matches).isZero();
        // The test can fail: with the root at hand the same dictionary finds all.
        assertThat(stored).contains(HexFormat.of().formatHex(index.digest(mail(7))));
    }

    private static String mail(int number) {
        return "customer" + number + "@example.org";
    }

    private static String first16(byte[] hash) {
        return HexFormat.of().formatHex(Arrays.copyOf(hash, 16));
    }
}
