package org.bailee.server.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors of RFC 6238, appendix B (SHA-1).
class TimeCodesTests {
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void agreesWithTheStandard(long time, String code) {
        byte[] secret = "12345678901234567890".getBytes(US_ASCII);
        assertThat(TimeCodes.code(secret, time / 30, 8)).isEqualTo(code);
        assertThat(TimeCodes.code(secret, time / 30, 6)).isEqualTo(code.substring(2));
    }
}
