package org.bailee.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server that keeps many people, really sealed: each came in by `bailee import`. In a home that is named it
/// stays between runs, and whoever is missing is added.
final class Populace implements AutoCloseable {
    private static final Pattern WAITING = Pattern.compile("\"waiting\":([0-9]+)");
    private static final int AT_ONCE = 100_000;
    private static final long FIRST = 500_000_000L;

    private final ServerProcess server;
    private final Bare database;
    private final Path backups;

    private Populace(ServerProcess server, Bare database, Path backups) {
        this.server = server;
        this.database = database;
        this.backups = backups;
    }

    /// @param folder for what is needed beside the home
    static Populace of(long people, Tools tools, Path home, Path folder) throws Exception {
        Path backups = Files.createDirectories(folder.resolve("backups"));
        boolean isNew = Files.notExists(home.resolve("admin.key"));
        ServerProcess server = ServerProcess.start(
                tools.serverJar(),
                home,
                "-Dbailee.backup.folder=" + backups,
                "-Dbailee.backup.every=0",
                "-Dbailee.backup.drill=false");
        try {
            Populace populace = new Populace(server, Bare.inside(home), backups);
            if (isNew) {
                Path register = Files.writeString(folder.resolve("register.yaml"), Tools.resource("register.yaml"));
                tools.bailee(home, List.of("register", "apply", register.toString()));
            }
            populace.fill(people, tools, folder);
            populace.settle();
            return populace;
        } catch (Exception | Error failed) {
            server.close();
            throw failed;
        }
    }

    ServerProcess server() {
        return server;
    }

    /// The vault's own.
    Bare database() {
        return database;
    }

    /// Where its backups go.
    Path backups() {
        return backups;
    }

    private void fill(long people, Tools tools, Path folder) throws Exception {
        Path mapping = Files.writeString(folder.resolve("people.mapping.yaml"), Tools.resource("people-mapping.yaml"));
        for (long there = count(); there < people; there = count()) {
            System.err.printf("  %,d of %,d people are there%n", there, people);
            Path csv = file(FIRST + there, Math.min(AT_ONCE, people - there), folder);
            tools.bailee(
                    server.home(),
                    List.of(
                            "import",
                            csv.toString(),
                            "--into",
                            "profile",
                            "--as",
                            "serve",
                            "--mapping",
                            mapping.toString()));
            Files.delete(csv);
        }
    }

    private static Path file(long first, long people, Path folder) throws IOException {
        Path csv = folder.resolve("people-" + first + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write(People.HEADER + "\n");
            for (long number = first; number < first + people; number++) {
                out.write(People.person(number).csv() + "\n");
            }
        }
        return csv;
    }

    /// Until every entry has its place, and what was written lies in its files: neither is to be measured.
    private void settle() throws IOException, InterruptedException, SQLException {
        try (Wire wire = server.connect(server.administratorKey())) {
            while (waiting(wire) > 0) {
                Thread.sleep(100);
            }
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private static long waiting(Wire wire) throws IOException {
        Matcher found =
                WAITING.matcher(wire.send("GET", "/v1/audit/log/status", "", "").expect(200));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private long count() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from vault.subject")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
