package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bailee.server.shared.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalNameTests {
    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "ADA@Example.org", "  ada@example.org\u00a0", "ａｄａ@example.org"})
    void readsEverySpellingAsOneName(String spelling) {
        assertThat(NormalName.of(spelling).text()).isEqualTo("ada@example.org");
    }

    @Test
    void foldsWhatLowerCaseAloneDoesNot() {
        assertThat(NormalName.of("STRASSE")).isEqualTo(NormalName.of("straße"));
        assertThat(NormalName.of("ΟΔΟΣ")).isEqualTo(NormalName.of("οδος")).isEqualTo(NormalName.of("οδοσ"));
        assertThat(NormalName.of("Jose\u0301")).isEqualTo(NormalName.of("jos\u00e9"));
        assertThat(NormalName.of("Ada \u2003 Lovelace")).isEqualTo(NormalName.of("ada lovelace"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "a\u0000b",
                "a\nb",
                "a\u202eb",
                "a\u200db",
                "\u2066ada",
                "a\ud800b",
                "\ufdd0",
                "\u3000"
            })
    void refusesWhatIsNoName(String text) {
        assertThat(NormalName.parse(text)).isEmpty();
        assertThatThrownBy(() -> NormalName.of(text)).isInstanceOf(Invalid.class);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(NormalName.parse("a".repeat(128))).isPresent();
        assertThat(NormalName.parse("a".repeat(129))).isEmpty();
        // One character that becomes eighteen.
        assertThat(NormalName.parse("\ufdfa".repeat(100))).isEmpty();
        assertThat(NormalName.parse("a".repeat(10_000_000))).isEmpty();
    }
}
