package org.bailee.server.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Posts to an address outside and to none inside, once and with no detour.
///
/// It resolves the name itself and connects to what it has looked at: a name that means another address the next moment
/// (DNS rebinding) leads nowhere. It follows no redirect, and reads one line of the answer.
final class PinnedPost {
    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration WHOLE = Duration.ofSeconds(15);
    private static final int LONGEST_LINE = 256;

    /// What a name means at this moment.
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final Resolver resolver;
    private final Set<String> inside;

    /// @param inside hosts that may stand inside, and be reached without TLS
    PinnedPost(Resolver resolver, Set<String> inside) {
        this.resolver = resolver;
        this.inside = Set.copyOf(inside);
    }

    void send(URI target, Map<String, String> headers, byte[] body) throws Undelivered {
        boolean allowed = inside.contains(target.getHost());
        boolean tls = target.getScheme().equals("https");
        if (!tls && !allowed) {
            throw new Undelivered("webhook.not-https");
        }
        InetAddress address = pinned(target.getHost(), allowed);
        int port = target.getPort() >= 0 ? target.getPort() : tls ? 443 : 80;
        int status;
        try (Socket plain = new Socket()) {
            Thread limit = Thread.ofVirtual().start(() -> closeLater(plain));
            try {
                plain.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
                plain.setSoTimeout(CONNECT_MILLIS);
                status = post(tls ? secured(plain, target.getHost(), port) : plain, target, headers, body);
            } finally {
                limit.interrupt();
            }
        } catch (SSLException untrusted) {
            throw new Undelivered("webhook.tls");
        } catch (IOException unreachable) {
            throw new Undelivered("webhook.unreachable");
        }
        if (status < 200 || status > 299) {
            throw new Undelivered("webhook.status-" + status);
        }
    }

    private InetAddress pinned(String host, boolean allowed) throws Undelivered {
        InetAddress[] addresses;
        try {
            addresses = resolver.resolve(host);
        } catch (UnknownHostException unknown) {
            throw new Undelivered("webhook.unknown-host");
        }
        for (InetAddress address : addresses) {
            // One inside among those outside is as bad: which is taken would be chance.
            if (!allowed && !Networks.isPublic(address)) {
                throw new Undelivered("webhook.inside");
            }
        }
        return addresses[0];
    }

    private static Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        // A bare socket would take anybody's certificate.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static int post(Socket socket, URI target, Map<String, String> headers, byte[] body) throws IOException {
        String path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        StringJoiner head = new StringJoiner("\r\n", "", "\r\n\r\n");
        head.add("POST " + path + query + " HTTP/1.1");
        head.add("Host: " + target.getRawAuthority());
        head.add("Content-Type: application/json");
        head.add("Content-Length: " + body.length);
        head.add("Connection: close");
        headers.forEach((name, value) -> head.add(name + ": " + value));
        OutputStream out = socket.getOutputStream();
        out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        return status(socket.getInputStream());
    }

    /// The status of the first line; the rest of the answer is nobody's business here.
    private static int status(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n' && line.length() < LONGEST_LINE; c = in.read()) {
            line.append((char) c);
        }
        String[] words = line.toString().strip().split(" ");
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("no HTTP");
        }
        return Integer.parseInt(words[1]);
    }

    /// Ends it whatever state it is in: an answer of one byte a second would otherwise last for minutes.
    private static void closeLater(Socket socket) {
        try {
            Thread.sleep(WHOLE);
            socket.close();
        } catch (InterruptedException | IOException _) {
            Thread.currentThread().interrupt();
        }
    }
}
