package org.bailee.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryScanTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "zibbel@kwast.example",
                "+49 30 901820",
                "+4930901820",
                "DE89370400440532013000",
                "Vumbrathe Zibbelkwast"
            })
    void findsWhatALeakWouldLookLike(String value) {
        assertThat(EntryScan.personal("details={why=" + value + "}")).isPresent();
    }

    @Test
    void leavesIdsAndNamesOfTheRegisterAlone() {
        assertThat(EntryScan.personal(
                        "subject-opened 0198b2c4-7e57-7000-8000-000000000001 profile.email=masked fulfil-orders #4711"))
                .isEmpty();
    }
}
