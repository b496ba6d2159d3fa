package org.bailee.server.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.bailee.server.identity.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SharesTests {
    private final Shares shares = new Shares(8);
    private final Source here = Source.of("2001:db8:1:2::1");

    @Test
    @Tag("S32")
    void leaveThreeQuartersOfThePlacesToOthers() {
        assertThat(shares.take(here)).isTrue();
        assertThat(shares.take(Source.of("2001:db8:1:2:ffff::1"))).isTrue();
        assertThat(shares.take(Source.of("2001:db8:1:2::3")))
                .as("the same network")
                .isFalse();
        assertThat(shares.take(Source.of("2001:db8:1:3::1"))).as("the next one").isTrue();
        assertThat(shares.take(Source.of("192.0.2.1"))).isTrue();
    }

    @Test
    void areGivenBack() {
        shares.take(here);
        shares.take(here);
        assertThat(shares.take(here)).isFalse();
        shares.giveBack(here);
        assertThat(shares.take(here)).isTrue();
        assertThat(shares.take(here)).as("a refusal has taken none").isFalse();
        shares.giveBack(here);
        shares.giveBack(here);
        assertThat(shares.take(here)).isTrue();
    }

    @Test
    void areOneAtLeast() {
        assertThat(new Shares(1).take(here)).isTrue();
    }
}
