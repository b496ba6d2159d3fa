package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
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
        assertThat(ApiKey.parse(text.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(ApiKey.parse(text + "\n")).isEmpty();
        assertThat(ApiKey.parse("tok_" + text.substring(4))).isEmpty();
    }

    /// Worked out by another program; docs/spec/api-key.md has more of them.
    @Test
    void agreesWithTheSpecification() {
        ApiKey key = ApiKey.parse("blk_77777777777777777777777777777777jhzcvp").orElseThrow();
        assertThat(HexFormat.of().formatHex(key.digest()))
                .isEqualTo("597d14840b7957a2bdb04940a137359a04f1e2a32a7fadd90e0936d65e9b3da3");
        assertThat(ApiKey.parse("blk_" + "a".repeat(32) + "zmothw")).isPresent();
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
}
