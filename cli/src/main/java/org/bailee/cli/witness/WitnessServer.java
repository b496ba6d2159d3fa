package org.bailee.cli.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The witness's one door: `POST /add-checkpoint`.
///
/// Whoever is slow is cut off, and of those who come at once only so many are let wait: the door is open to everybody.
public final class WitnessServer implements AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int THREADS = 4;
    private static final int WAITING = 64;
    private static final String SLOWEST_SECONDS = "10";

    static {
        // The JDK's server asks for these when it is first used; it has no other way to be told.
        System.setProperty("sun.net.httpserver.maxReqTime", SLOWEST_SECONDS);
        System.setProperty("sun.net.httpserver.maxRspTime", SLOWEST_SECONDS);
    }

    private final HttpServer server;
    private final ExecutorService threads =
            new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));

    public WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
        server = HttpServer.create(address, WAITING);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, witness);
            }
        });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Witness witness) throws IOException {
        Answer answer;
        if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
            answer = Answer.refused(404, "A witness has POST /add-checkpoint, and nothing else.");
        } else if (!exchange.getRequestMethod().equals("POST")) {
            answer = Answer.refused(405, "A checkpoint is sent by POST.");
        } else {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            answer = body.length > MOST_BYTES
                    ? Answer.refused(413, "No checkpoint is longer than 64 KiB.")
                    : witness.add(body);
        }
        byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), text.length);
        exchange.getResponseBody().write(text);
    }

    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
    }
}
