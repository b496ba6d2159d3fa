package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever holds a key and sends large bodies, many at once and never to the end.
class LargeBodiesIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final int LARGEST = 8 << 20;

    // S32: the memory is bounded that all of them take up, and small bodies go on being served.
    @Test
    @Tag("S32")
    void takeNoMoreThanTheirRoomAndHinderNoSmallOnes() throws Exception {
        Ask support = SERVER.asSupport();
        byte[] large = ("[" + " ".repeat(LARGEST - 2) + "]").getBytes(StandardCharsets.UTF_8);
        List<SSLSocket> slow = new ArrayList<>();
        try {
            // As many as fill a quarter of the heap, if each takes up five times its size.
            long enough = Runtime.getRuntime().maxMemory() / 4 / (5L * LARGEST) + 1;
            while (slow.size() < enough) {
                slow.add(beginning());
            }
            Answer refused = support.send("POST", "/v1/subjects", "application/json", large);
            // The server may not have come to all of the slow ones yet.
            for (int round = 0; round < 50 && refused.status() == 207; round++) {
                refused = support.send("POST", "/v1/subjects", "application/json", large);
            }
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("bodies.too-many");
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(support.post("/v1/subjects", SubjectsIT.profile(SubjectsIT.freshEmail()))
                            .status())
                    .isEqualTo(201);
        } finally {
            for (SSLSocket socket : slow) {
                socket.close();
            }
        }
        int status = 503;
        for (int round = 0; round < 20 && status == 503; round++) {
            status = support.send("POST", "/v1/subjects", "application/json", large)
                    .status();
        }
        assertThat(status).as("room again").isEqualTo(207);
    }

    /// Announces a body of full size, sends its first bytes, and then nothing.
    private static SSLSocket beginning() throws IOException {
        URI url = URI.create(SERVER.url());
        SSLSocket socket =
                (SSLSocket) SERVER.client().sslContext().getSocketFactory().createSocket(url.getHost(), url.getPort());
        String request = "POST /v1/subjects HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: Bearer "
                + SERVER.supportKey() + "\r\nBailee-Purpose: fulfil-orders\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + LARGEST + "\r\n\r\n[";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
