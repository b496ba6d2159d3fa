package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeyTests {
    private final SecureRandom random = new SecureRandom();

    @Test
    void isReadBackAsItWasMade() {
        ApiKey key = ApiKey.random(random);
        assertThat(key.text()).matches("blk_[a-z2-7]{38}");
        assertThat(ApiKey.parse(key.text())).contains(key);
        assertThat(key.prefix()).isEqualTo(key.text().substring(0, 12));
    }

    @Test
    void knowsEverySlipOfOneCharacter() {
        String text = ApiKey.random(random).text();
        for (int at = 0; at < text.length(); at++) {
            char other = text.charAt(at) == 'q' ? 'r' : 'q';
            assertThat(ApiKey.parse(text.substring(0, at) + other + text.substring(at + 1)))
                    .as("slip at " + at)
                    .isEmpty();
        }
    }

    @Test
    void refusesWhatOnlyLooksLikeAKey() {
        String text = ApiKey.random(random).text();
        assertThat(ApiKey.parse("")).isEmpty();
        assertThat(ApiKey.parse(text + "a")).isEmpty();
        assertThat(ApiKey.parse(text.toUpperCase(java.util.Locale.ROOT))).isEmpty();
        assertThat(ApiKey.parse(text + "\n")).isEmpty();
        assertThat(ApiKey.parse("tok_" + text.substring(4))).isEmpty();
    }

    @Test
    void keepsTheChecksumWrittenInTheReference() {
        // SHA-256("blk_" + 32 × "a") computed with another program; its first 30 bits in base32.
        assertThat(ApiKey.parse("blk_" + "a".repeat(32) + CHECKSUM_OF_ALL_A)).isPresent();
    }

    @Test
    void isNeverMadeTwice() {
        Set<String> made = new HashSet<>();
        for (int round = 0; round < 10_000; round++) {
            made.add(ApiKey.random(random).text());
        }
        assertThat(made).hasSize(10_000);
    }

    @Test
    void hidesItself() {
        assertThat(ApiKey.random(random)).hasToString("[sealed]");
    }

    private static final String CHECKSUM_OF_ALL_A = "zmothw";
}
