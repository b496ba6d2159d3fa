package org.bailee.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoServerTests {
    @Test
    void findsTheCodeAmongWhatTheServerTold() {
        assertThat(DemoServer.firstCode("""
                Started.

                Nobody can sign in yet. The first administrator opens https://localhost:8443/set-up/begin within an hour
                and uses this code, once:  bls_abc-123

                Ready.
                """)).contains("bls_abc-123");
    }

    @Test
    void thereIsNoneOnceSomebodyCanSignIn() {
        assertThat(DemoServer.firstCode("Started.\n")).isEmpty();
    }
}
