package org.bailee.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailee.server.shared.Home;
import org.bailee.server.testing.Alone;
import org.springframework.jdbc.core.JdbcTemplate;

/// The PostgreSQL all tests of a JVM share, with one migrated database to copy new ones from.
///
/// It is the only PostgreSQL of ours that runs without fsync: what a test keeps need not outlive the machine.
public final class TestCluster {
    private static final Map<String, String> FAST = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "max_connections", "300",
            "shared_buffers", "128MB");

    private static final class Programs {
        // Who is root makes an account for PostgreSQL where there is none, which two must not do at once.
        private static final Path CACHE = Alone.does(() -> {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            Path cache = BinariesCache.usual(new Home(temporary.resolve("bailee-" + System.getProperty("user.name"))));
            Account.of(Binaries.unpackInto(cache).folder().resolve("no data"));
            return cache;
        });
    }

    private static final class Shared {
        private static final TestCluster INSTANCE = new TestCluster();
    }

    private final JdbcTemplate administrator;
    private final Credentials credentials;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String template;
    private final AtomicInteger made = new AtomicInteger();
    private final Spares spares;

    private TestCluster() {
        credentials = external().orElseGet(TestCluster::startEmbedded);
        administrator = new JdbcTemplate(new HikariDataSource(administrators(credentials)));
        template = "template_" + run;
        administrator.execute("create database " + template);
        try (HikariDataSource pool = new HikariDataSource(config(template))) {
            Migrations.run(pool);
        }
        // PostgreSQL copies a template only while nobody is connected to it.
        spares = new Spares(this::copied);
    }

    public static TestCluster shared() {
        return Shared.INSTANCE;
    }

    /// Where PostgreSQL's programs are unpacked for tests.
    public static Path cache() {
        return Programs.CACHE;
    }

    public HikariDataSource freshDatabase() {
        return new Pool(config(spares.take()));
    }

    private String copied() {
        String name = "test_" + run + "_" + made.incrementAndGet();
        // The files, and not page by page through the write-ahead log.
        administrator.execute("create database " + name + " template " + template + " strategy file_copy");
        return name;
    }

    public void drop(String url) {
        administrator.execute(
                "drop database if exists " + url.replaceAll(".*/([a-z0-9_]+)(\\?.*)?$", "$1") + " with (force)");
    }

    private HikariConfig config(String database) {
        String url = credentials.url().replaceFirst("(//[^/]+/)[^?]*", "$1" + database);
        HikariConfig config = Pool.config(new Credentials(url, credentials.user(), credentials.password()), 16);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        return config;
    }

    /// For who makes databases and who drops them.
    private static HikariConfig administrators(Credentials credentials) {
        HikariConfig config = Pool.config(credentials, 2);
        config.setPoolName("test-administrators");
        return config;
    }

    private static Optional<Credentials> external() {
        return variable("BAILEE_TEST_DATABASE_URL")
                .map(url -> new Credentials(
                        url,
                        variable("BAILEE_TEST_DATABASE_USER").orElse("postgres"),
                        variable("BAILEE_TEST_DATABASE_PASSWORD").orElse("")));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(System.getenv(name)));
    }

    private static Credentials startEmbedded() {
        try {
            Path folder = Files.createTempDirectory("bailee-tests");
            Home home = Home.open(folder);
            Cluster cluster = Cluster.start(home, cache(), new SecureRandom(), FAST);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cluster, folder)));
            quickenSignIn(cluster, home);
            return cluster.administratorCredentials();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Each test makes new connections, and to stretch a password takes longer than many a statement. It is the same
    /// password still, but sent as it is, over the loopback interface, and stretched but once.
    private static void quickenSignIn(Cluster cluster, Home home) throws IOException {
        Path rules = home.database().resolve("data").resolve("pg_hba.conf");
        Files.writeString(rules, Files.readString(rules).replace("scram-sha-256", "password"));
        // Each statement is on a connection of its own, so that the time is that of the rules it came in by.
        JdbcTemplate db = cluster.administrator();
        Instant before = loadedAt(db);
        db.execute("select pg_reload_conf()");
        while (!loadedAt(db).isAfter(before)) {
            Thread.onSpinWait();
        }
        Credentials own = cluster.administratorCredentials();
        db.execute("set scram_iterations = 1; alter role " + own.user() + " password '" + own.password() + "'");
    }

    private static Instant loadedAt(JdbcTemplate db) {
        return Objects.requireNonNull(db.queryForObject("select pg_conf_load_time()", OffsetDateTime.class))
                .toInstant();
    }

    private static void stop(Cluster cluster, Path folder) {
        cluster.close();
        try {
            Binaries.delete(folder);
        } catch (IOException _) {
            // The system clears its temporary folder by itself.
        }
    }
}
