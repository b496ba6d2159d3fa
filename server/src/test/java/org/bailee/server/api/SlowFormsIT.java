package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever sends forms to the door, many at once, never to the end, or without one.
class SlowFormsIT {
    private static final int PLACES = 16;

    @Test
    @Tag("S32")
    void takeAShareOfThePlacesAndHinderNoKey() throws Exception {
        List<SSLSocket> slow = new ArrayList<>();
        try (RunningServer server = RunningServer.start(List.of("--bailee.limits.requests-at-once=" + PLACES))) {
            while (slow.size() < PLACES) {
                slow.add(beginning(server));
            }
            HttpResponse<String> refused = door(server);
            // The server may not have come to the slow ones yet.
            for (int round = 0; round < 100 && refused.statusCode() == 200; round++) {
                Thread.sleep(50);
                refused = door(server);
            }
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("network.too-many");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(server.asAdministrator().get("/v1/status").status()).isEqualTo(200);
            for (SSLSocket socket : slow) {
                socket.close();
            }
            HttpResponse<String> again = door(server);
            for (int round = 0; round < 100 && again.statusCode() == 503; round++) {
                Thread.sleep(50);
                again = door(server);
            }
            assertThat(again.statusCode()).as("a place again").isEqualTo(200);
        }
    }

    @Test
    @Tag("S32")
    void areRefusedWithAPageWhenTooLarge() throws Exception {
        RunningServer server = RunningServer.shared();
        HttpResponse<String> refused = server.client()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url() + "/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept-Language", "de")
                                .POST(HttpRequest.BodyPublishers.ofString("name=" + "a".repeat(65 << 10)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("<html lang=\"de\"", "größer als jedes von unseren");
        assertThat(refused.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
    }

    private static HttpResponse<String> door(RunningServer server) throws IOException, InterruptedException {
        return server.client()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url() + "/sign-in"))
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /// Announces a form, sends its first bytes, and then nothing.
    private static SSLSocket beginning(RunningServer server) throws IOException {
        URI url = URI.create(server.url());
        SSLSocket socket =
                (SSLSocket) server.client().sslContext().getSocketFactory().createSocket(url.getHost(), url.getPort());
        String request = "POST /sign-in HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nname=a";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
