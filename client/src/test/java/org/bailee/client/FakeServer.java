package org.bailee.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// An HTTPS server on this machine that answers as a test tells it to, with a certificate of its own.
public final class FakeServer implements AutoCloseable {
    private final HttpsServer server;
    private final Handler handler;
    private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();

    private FakeServer(HttpsServer server, Handler handler) {
        this.server = server;
        this.handler = handler;
    }

    /// What a test decides about a request.
    public interface Handler {
        FakeReply answer(FakeRequest request);
    }

    public static FakeServer answering(Handler handler) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setHttpsConfigurator(new HttpsConfigurator(FakeCertificate.context()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        FakeServer fake = new FakeServer(server, handler);
        server.createContext("/", fake::exchange);
        server.start();
        return fake;
    }

    public URI url() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    public List<FakeRequest> requests() {
        return requests;
    }

    /// A home folder as a real server leaves it.
    public Path homeIn(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("tls"));
        Files.writeString(folder.resolve("tls/ca.pem"), FakeCertificate.pem());
        Files.writeString(folder.resolve("admin.key"), "blk_test\n");
        Files.writeString(
                folder.resolve("connection.json"), "{\"url\":\"" + url() + "\",\"certificate\":\"tls/ca.pem\"}");
        return folder;
    }

    public BaileeBuilder client() {
        return Bailee.at(url()).certificate(FakeCertificate.pem()).key(ApiKey.of("blk_test"));
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            FakeRequest request = FakeRequest.of(exchange);
            requests.add(request);
            FakeReply reply = handler.answer(request);
            if (reply.isLost()) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
