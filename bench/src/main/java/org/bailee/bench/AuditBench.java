package org.bailee.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.bench.Interleaved.Row;

/// What the log takes in, with the whole server on it, against bare inserts of as many bytes; how fast entries get
/// their places; and what it adds to an open.
final class AuditBench {
    private static final Pattern SIZE = Pattern.compile("\"size\":([0-9]+)");
    private static final Pattern WAITING = Pattern.compile("\"waiting\":([0-9]+)");
    private static final int MANY = 50;
    private static final int WARM_UP = 6;

    private final Tools tools;
    private final ServerProcess server;
    private final Clients clients;
    private final Bare bare;

    AuditBench(Tools tools, ServerProcess server, Clients clients, Bare bare) {
        this.tools = tools;
        this.server = server;
        this.clients = clients;
        this.bare = bare;
    }

    List<Row> run(int rounds, Duration time, Path register, Path home) throws Exception {
        bare.prepare();
        List<UUID> known = clients.know();
        System.err.println("  warming up");
        Load.perSecond(16, time.multipliedBy(WARM_UP), number -> clients.openingMany(known, MANY, number));
        List<Row> rows = new ArrayList<>();
        for (int writers : List.of(1, 16, 64)) {
            rows.add(Interleaved.compare(
                    "durable entries of the log, " + MANY + " a request, " + writers + " at once",
                    rounds,
                    () -> Load.perSecond(writers, time, bare::logging),
                    () -> MANY * Load.perSecond(writers, time, number -> clients.openingMany(known, MANY, number))));
        }
        rows.add(Interleaved.compare(
                "places given while 16 write, until none waits",
                rounds,
                () -> Load.perSecond(16, time, bare::logging),
                () -> placed(time, known)));
        rows.add(added(rounds, time, known, register, home));
        return rows;
    }

    /// Entries that got their places, over the time from the first write until nothing waited.
    private double placed(Duration time, List<UUID> known) throws Exception {
        drained();
        long before = status(SIZE);
        long from = System.nanoTime();
        Load.perSecond(16, time, number -> clients.openingMany(known, MANY, number));
        System.err.printf("    %,d wait when the load ends%n", status(WAITING));
        drained();
        return (status(SIZE) - before) * 1e9 / (System.nanoTime() - from);
    }

    private void drained() throws IOException, InterruptedException {
        while (status(WAITING) > 0) {
            Thread.sleep(50);
        }
    }

    private long status(Pattern figure) throws IOException {
        try (Wire wire = server.connect(server.administratorKey())) {
            Matcher found = figure.matcher(
                    wire.send("GET", "/v1/audit/log/status", "", "").expect(200));
            return found.find() ? Long.parseLong(found.group(1)) : 0;
        }
    }

    /// The same server from the same files twice; of the one the append of openings was taken out by an agent.
    private Row added(int rounds, Duration time, List<UUID> known, Path register, Path home) throws Exception {
        try (ServerProcess without = ServerProcess.start(tools.serverJar(), home, "-javaagent:" + tools.agentJar())) {
            tools.bailee(home, List.of("register", "apply", register.toString()));
            Clients others = Clients.of(without);
            List<UUID> theirs = others.know();
            // By turns, so that both have learned their hot paths equally well when it counts.
            for (int turn = 0; turn < 2 * WARM_UP; turn++) {
                Load.perSecond(64, time, number -> others.opening(theirs, number));
                Load.perSecond(64, time, number -> clients.opening(known, number));
            }
            if (logs(home) || !logs(server.home())) {
                throw new IOException("The agent did not take the log out of the one server alone.");
            }
            return Interleaved.compare(
                    "open one person, 64 connections; the baseline is the same server without a log",
                    rounds,
                    () -> Load.perSecond(64, time, number -> others.opening(theirs, number)),
                    () -> Load.perSecond(64, time, number -> clients.opening(known, number)));
        }
    }

    private static boolean logs(Path home) throws IOException, SQLException {
        try (Connection connection = Bare.inside(home).connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select exists (select 1 from audit.entry where kind = 'subject-opened')")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
