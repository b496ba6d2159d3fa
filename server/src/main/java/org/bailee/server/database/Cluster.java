package org.bailee.server.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Unavailable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A PostgreSQL of our own, run from packaged programs on a free port of the loopback interface.
final class Cluster implements AutoCloseable {
    /// Its superuser; the application connects as [#OWNER], who may do nothing beyond the one database.
    static final String ADMINISTRATOR = "bailee_administrator";
    static final String OWNER = "bailee";

    private static final int ATTEMPTS = 5;

    private final KeptPostmaster postmaster;
    private final int port;
    private final String administratorPassword;
    private final String ownerPassword;

    private Cluster(KeptPostmaster postmaster, int port, String administratorPassword, String ownerPassword) {
        this.postmaster = postmaster;
        this.port = port;
        this.administratorPassword = administratorPassword;
        this.ownerPassword = ownerPassword;
    }

    static Cluster start(Home home, Path cache, SecureRandom random) {
        return start(home, cache, random, Map.of());
    }

    /// @param overrides settings that differ, which only a test has
    static Cluster start(Home home, Path cache, SecureRandom random, Map<String, String> overrides) {
        try {
            DataFolder folder = DataFolder.open(home, Binaries.unpackInto(cache), random);
            Orphan.stop(folder.data());
            Cluster cluster = startOnFreePort(folder, overrides, random);
            try {
                cluster.prepare(overrides.isEmpty());
            } catch (RuntimeException failed) {
                cluster.close();
                throw failed;
            }
            return cluster;
        } catch (IOException failed) {
            throw new Unavailable(
                    "database.folder",
                    "The database's folder " + home.database() + " cannot be prepared ("
                            + failed.getClass().getSimpleName() + ").",
                    "Look whether the disk is full and whether this account may write there, then start again.");
        }
    }

    private static Cluster startOnFreePort(DataFolder folder, Map<String, String> overrides, SecureRandom random)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Map<String, String> settings = new TreeMap<>(overrides);
            settings.putIfAbsent("port", String.valueOf(port));
            try {
                KeptPostmaster postmaster =
                        KeptPostmaster.start(folder.serverCommand(ServerSettings.arguments(settings)), folder.data());
                return new Cluster(
                        postmaster, Integer.parseInt(settings.get("port")), folder.password(), password(random));
            } catch (Unavailable failed) {
                if (attempt == ATTEMPTS || !failed.code().equals(Postmaster.PORT_TAKEN)) {
                    throw failed;
                }
            }
        }
    }

    Credentials credentials() {
        return new Credentials(url(OWNER), OWNER, ownerPassword);
    }

    Credentials administratorCredentials() {
        return new Credentials(url("postgres"), ADMINISTRATOR, administratorPassword);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    JdbcTemplate administrator() {
        return new JdbcTemplate(new DriverManagerDataSource(url("postgres"), ADMINISTRATOR, administratorPassword));
    }

    /// Segments of the log before the last checkpoint are deleted at the next; a segment in use is closed first.
    void leaveNoTrace() {
        JdbcTemplate db = administrator();
        db.execute("checkpoint");
        db.queryForList("select pg_switch_wal()");
        db.execute("checkpoint");
    }

    long pid() {
        return postmaster.pid();
    }

    boolean isRunning() {
        return postmaster.isRunning();
    }

    @Override
    public void close() {
        postmaster.stop();
    }

    private void prepare(boolean asPromised) {
        JdbcTemplate db = administrator();
        if (asPromised) {
            ServerSettings.verify(db);
        }
        if (db.queryForList("select 1 from pg_roles where rolname = ?", OWNER).isEmpty()) {
            db.execute("create role " + OWNER + " login");
        }
        // New at each start and never stored. Hexadecimal, so it needs no quoting; no statement is logged.
        db.execute("alter role " + OWNER + " password '" + ownerPassword + "'");
        if (db.queryForList("select 1 from pg_database where datname = ?", OWNER)
                .isEmpty()) {
            db.execute("create database " + OWNER + " owner " + OWNER);
        }
    }

    static String password(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
