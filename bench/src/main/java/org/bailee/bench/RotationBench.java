package org.bailee.bench;

import java.io.IOException;
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

/// A new key-encryption key for everybody: how fast data keys are wrapped anew, and how much longer an opening
/// takes meanwhile.
final class RotationBench {
    private static final Pattern PHASE = Pattern.compile("\"phase\":\"([a-z]+)\"");
    private static final Pattern DONE = Pattern.compile("\"done\":([0-9]+)");
    private static final int OPENING = 16;
    private static final int KNOWN = 20_000;

    private final ServerProcess server;
    private final Bare database;

    RotationBench(Populace populace) {
        this.server = populace.server();
        this.database = populace.database();
    }

    List<Row> run(int rounds, Duration time) throws Exception {
        List<UUID> known = known();
        Clients clients = Clients.of(server);
        System.err.println("  warming up");
        Load.perSecond(OPENING, time.multipliedBy(4), number -> clients.opening(known, number));
        List<Row> rows = new ArrayList<>();
        rows.add(Interleaved.compare(
                "data keys wrapped anew, nobody served meanwhile", rounds, this::updated, this::rotated));
        rows.add(Interleaved.compare(
                "open one person, 16 connections, median; the baseline is without a rotation",
                " µs",
                rounds,
                () -> Load.medianMicroseconds(OPENING, time, number -> clients.opening(known, number)),
                () -> meanwhile(time, known, clients)));
        return rows;
    }

    private double meanwhile(Duration time, List<UUID> known, Clients clients) throws Exception {
        begun();
        double median = Load.medianMicroseconds(OPENING, time, number -> clients.opening(known, number));
        if (phase().equals("done")) {
            throw new IOException("The rotation ended before the load did: more people are needed, or less time.");
        }
        end();
        return median;
    }

    private double rotated() throws Exception {
        long keys = number("select count(*) from keys.data_key");
        long done = begun();
        long from = System.nanoTime();
        end();
        return (keys - done) * 1e9 / (System.nanoTime() - from);
    }

    /// A table of the same rows, each written once again in one statement.
    private double updated() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table public.data_key (like keys.data_key including all)");
            try {
                statement.execute("insert into public.data_key select * from keys.data_key");
                long from = System.nanoTime();
                int keys = statement.executeUpdate(
                        "update public.data_key set key_encryption_key = key_encryption_key + 1");
                return keys * 1e9 / (System.nanoTime() - from);
            } finally {
                statement.execute("drop table public.data_key");
            }
        }
    }

    /// Begins a rotation, which the server takes up within seconds; answers how many keys it had done when that
    /// was seen.
    private long begun() throws IOException, InterruptedException {
        try (Wire wire = server.connect(server.administratorKey())) {
            wire.send("POST", "/v1/custody/rotations", "", "").expect(201);
        }
        long done = 0;
        while (done == 0) {
            Thread.sleep(5);
            done = Long.parseLong(newest(DONE));
        }
        return done;
    }

    private void end() throws IOException, InterruptedException {
        while (!phase().equals("done")) {
            Thread.sleep(20);
        }
    }

    private String phase() throws IOException {
        return newest(PHASE);
    }

    private String newest(Pattern member) throws IOException {
        try (Wire wire = server.connect(server.administratorKey())) {
            Matcher newest = member.matcher(
                    wire.send("GET", "/v1/custody/rotations", "", "").expect(200));
            if (!newest.find()) {
                throw new IOException("There is no rotation.");
            }
            return newest.group(1);
        }
    }

    private List<UUID> known() throws SQLException {
        List<UUID> known = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select subject_id from vault.subject where state is not null"
                        + " order by hashtext(subject_id::text) limit " + KNOWN)) {
            while (rows.next()) {
                known.add(rows.getObject(1, UUID.class));
            }
        }
        return known;
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
