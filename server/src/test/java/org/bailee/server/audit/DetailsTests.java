package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DetailsTests {
    @Test
    void areReadAsTheyWereWritten() {
        Map<String, String> details = Map.of("fields", "profile.name=plain profile.phone=masked", "version", "3");

        assertThat(Details.read(Details.write(details))).isEqualTo(details);
    }

    @Test
    void ofEqualContentHaveEqualBytes() {
        assertThat(Details.write(Map.of("b", "2", "a", "1"))).isEqualTo("a=1\nb=2");
    }

    @Test
    void ofNothingAreEmpty() {
        assertThat(Details.read(Details.write(Map.of()))).isEmpty();
    }

    @Test
    void refuseALineBreakThatWouldForgeAnotherDetail() {
        assertThatThrownBy(() -> Details.write(Map.of("rule", "x\nversion=9")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Details.write(Map.of("a=b", "x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Details.write(Map.of("rule", "x\rversion=9")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
