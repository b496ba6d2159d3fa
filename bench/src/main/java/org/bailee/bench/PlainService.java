package org.bailee.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What a business would write without Bailee and still answer for: people in the clear, one handed out over HTTPS once
/// a row of the log is on disk. Nothing else: no accounts, no purposes, no seals, on the JDK's own HTTP server.
final class PlainService implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final String PEOPLE = "/people/";

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Lane> lanes = new ArrayBlockingQueue<>(CONNECTIONS);
    private final Path home;

    private record Lane(Connection connection, PreparedStatement select, PreparedStatement log) {}

    private PlainService(HttpsServer server, Path home) {
        this.server = server;
        this.home = home;
    }

    /// @param home whose certificate it shows, so that both sides' handshakes and records are alike
    static PlainService start(Bare bare, Path home) throws IOException, SQLException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setHttpsConfigurator(new HttpsConfigurator(Trust.as(home)));
        PlainService service = new PlainService(server, home);
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = bare.connect();
            service.lanes.add(new Lane(
                    connection,
                    connection.prepareStatement("select * from bare.person where person_id = ?"),
                    connection.prepareStatement("insert into bare.entry values (?, ?)")));
        }
        server.createContext(PEOPLE, service::answer);
        server.setExecutor(service.threads);
        server.start();
        return service;
    }

    private void answer(HttpExchange exchange) throws IOException {
        UUID id = UUID.fromString(exchange.getRequestURI().getPath().substring(PEOPLE.length()));
        try {
            byte[] person = opened(id).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, person.length);
            exchange.getResponseBody().write(person);
        } catch (InterruptedException | SQLException failed) {
            throw new IOException(failed);
        } finally {
            exchange.close();
        }
    }

    private String opened(UUID id) throws SQLException, InterruptedException {
        Lane lane = lanes.take();
        try {
            lane.select.setObject(1, id);
            String person = json(lane.select);
            byte[] entry = new byte[Bare.ENTRY];
            new Random(id.getLeastSignificantBits()).nextBytes(entry);
            lane.log.setObject(1, UUID.randomUUID());
            lane.log.setBytes(2, entry);
            lane.log.executeUpdate();
            return person;
        } finally {
            lanes.add(lane);
        }
    }

    private static String json(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("The row is not there.");
            }
            StringBuilder json = new StringBuilder("{");
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                json.append(column == 1 ? "" : ",")
                        .append('"')
                        .append(row.getMetaData().getColumnName(column))
                        .append("\":\"")
                        .append(row.getString(column))
                        .append('"');
            }
            return json.append('}').toString();
        }
    }

    Load.Worker opening(List<UUID> known, int seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Wire wire =
                new Wire(URI.create("https://localhost:" + server.getAddress().getPort()), Trust.of(home), "nobody's");
        return new Load.Worker() {
            @Override
            public void once() throws IOException {
                wire.send("GET", PEOPLE + known.get(random.nextInt(known.size())), "", "")
                        .expect(200);
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }

    @Override
    public void close() throws SQLException {
        server.stop(0);
        threads.close();
        List<Lane> all = new ArrayList<>();
        lanes.drainTo(all);
        for (Lane lane : all) {
            lane.connection.close();
        }
    }
}
