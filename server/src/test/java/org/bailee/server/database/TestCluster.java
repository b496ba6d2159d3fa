package org.bailee.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailee.server.shared.Home;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

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
        administrator = new JdbcTemplate(
                new DriverManagerDataSource(credentials.url(), credentials.user(), credentials.password()));
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
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return BinariesCache.usual(new Home(temporary.resolve("bailee-" + System.getProperty("user.name"))));
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
            return cluster.administratorCredentials();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
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
