package org.bailee.server.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no well-behaved client would send, byte by byte.
class RawHttpIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final int PATIENCE = 10_000;

    /// A key sent in the clear must not be answered as if that were well, nor led to where the next one would go wrong
    /// unseen.
    @Test
    @Tag("ASVS-4.1.2")
    void leadsNobodyOnWhoComesUnencrypted() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port()), PATIENCE);
            String answer =
                    said(socket, "GET /v1/status HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n\r\n");
            assertThat(answer).doesNotContain("Location:", "HTTP/1.1 2", "HTTP/1.1 3");
        }
    }

    /// Two servers in a row must not disagree where one request ends and the next begins.
    @ParameterizedTest
    @Tag("ASVS-4.2.1")
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "Content-Length: 4\r\nContent-Length: 5\r\n\r\n{}{}{",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Content-Length: +4\r\n\r\n{}{}",
                "Content-Length : 4\r\n\r\n{}{}",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n"
            })
    void refusesBodiesWithoutOneClearEnd(String rest) throws IOException {
        try (SSLSocket socket = encrypted()) {
            String answer = said(
                    socket,
                    "POST /v1/subjects HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                            + SERVER.supportKey() + "\r\nBailee-Purpose: fulfil-orders\r\n" + rest);
            assertThat(answer).matches("(?s)HTTP/1.1 [45]..? .*");
            assertThat(answer)
                    .contains(
                            "X-Content-Type-Options: nosniff", "Content-Security-Policy:", "Strict-Transport-Security:")
                    .doesNotContain("<html", "Tomcat", "org.apache");
            assertThat(answer.split("HTTP/1.1 ", -1)).as("answers").hasSizeLessThanOrEqualTo(2);
        }
    }

    /// Who asks is told from the connection alone: a header anybody can write counts for nothing.
    @Test
    @Tag("ASVS-4.1.3")
    void believesNoHeaderAboutWhereARequestComesFrom() throws IOException {
        try (SSLSocket socket = encrypted()) {
            String answer = said(
                    socket,
                    "GET /v1/status HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Host: elsewhere.example\r\nX-Forwarded-Proto: http\r\nForwarded: for=203.0.113.9;host=elsewhere.example\r\nConnection: close\r\n\r\n");
            assertThat(answer).contains("HTTP/1.1 401").doesNotContain("elsewhere", "203.0.113.9");
        }
        Ask spoofed = SERVER.asSupport().header("X-Forwarded-Host", "elsewhere.example");
        assertThat(spoofed.post(
                                "/v1/subjects",
                                "{\"profile\":{\"name\":\"Ada\",\"email\":\"raw" + System.nanoTime()
                                        + "@example.org\"}}")
                        .header("Location"))
                .startsWith("/v1/subjects/");
    }

    private static SSLSocket encrypted() throws IOException {
        SSLSocket socket =
                (SSLSocket) SERVER.client().sslContext().getSocketFactory().createSocket("localhost", port());
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static int port() {
        return URI.create(SERVER.url()).getPort();
    }

    /// Everything the other side says until it ends the connection, or has said all it will for a second.
    private static String said(Socket socket, String request) throws IOException {
        socket.setSoTimeout(1_000);
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        StringBuilder said = new StringBuilder();
        byte[] some = new byte[8192];
        InputStream in = socket.getInputStream();
        try {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                said.append(new String(some, 0, read, ISO_8859_1));
            }
        } catch (java.net.SocketTimeoutException | SocketException _) {
            // It waits for more, or has hung up: what it said so far is its answer.
        }
        return said.toString();
    }
}
