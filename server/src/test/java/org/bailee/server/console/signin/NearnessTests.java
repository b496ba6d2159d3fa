package org.bailee.server.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Only who sits at the machine is told at the door that no administrator is set up.
class NearnessTests {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    void knowsWhoAsksFromThisMachine(String address) {
        assertThat(Nearness.isHere(address, Stream.empty())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "10.0.0.1", "0.0.0.0", "::", "2001:db8::1", "localhost", "unknown", ""})
    void takesEverybodyElseForAStranger(String address) {
        assertThat(Nearness.isHere(address, Stream.empty())).isFalse();
    }

    @Test
    void takesWhoComesThroughAProxyOnThisMachineForAStranger() {
        assertThat(Nearness.isHere("127.0.0.1", Stream.of("X-Forwarded-For"))).isFalse();
    }
}
