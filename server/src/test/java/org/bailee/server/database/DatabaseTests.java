package org.bailee.server.database;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@Timeout(180)
class DatabaseTests {
    private static final DatabaseSettings EMBEDDED =
            new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty(), DatabaseTls.VERIFY_FULL, 4);

    @TempDir
    Path folder;

    @Test
    void startsMigratesAndTellsHowItIs() {
        try (TestHome place = new TestHome();
                Database database = open(EMBEDDED, place)) {
            assertThat(schemas(database)).contains("audit", "vault");
            DatabaseStatus status = database.status();
            assertThat(status.embedded()).isTrue();
            assertThat(status.version()).isEqualTo(Binaries.VERSION);
            assertThat(status.ageDays()).hasValue(104);
            assertThat(status.freeBytes().orElseThrow()).isPositive();
            assertThat(status.dataChecksums()).isTrue();

            assertThatThrownBy(() -> open(EMBEDDED, place))
                    .isInstanceOfSatisfying(
                            Conflict.class,
                            problem -> assertThat(problem.code()).isEqualTo("home.in-use"))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void usesADatabaseOfTheOperatorsOwn() throws Exception {
        try (TestDatabase own = TestDatabase.fresh();
                TestHome place = new TestHome();
                Database database = open(settings(own.url(), own.user(), own.password()), place)) {
            assertThat(database.status().embedded()).isFalse();
            assertThat(database.status().freeBytes()).isEmpty();
            assertThat(schemas(database)).contains("audit", "vault");
            assertThat(place.home().database()).doesNotExist();
        }
    }

    @Test
    void migratesAnEmptyDatabaseOnceAndFindsItSoLater() throws Exception {
        try (TestDatabase own = TestDatabase.fresh();
                TestHome place = new TestHome()) {
            own.db().execute("drop schema public cascade; create schema public");
            own.db()
                    .queryForList(
                            "select nspname from pg_namespace where nspname in ('audit', 'register', 'keys', 'journal',"
                                    + " 'identity', 'access', 'vault', 'watch', 'backup', 'retention')",
                            String.class)
                    .forEach(schema -> own.db().execute("drop schema " + schema + " cascade"));
            for (int start = 0; start < 2; start++) {
                try (Database database = open(settings(own.url(), own.user(), own.password()), place)) {
                    assertThat(schemas(database)).contains("audit", "vault");
                }
            }
        }
    }

    @Test
    void saysThatADatabaseCannotBeReachedOrLetsNobodyIn() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        try (TestHome place = new TestHome();
                TestDatabase own = TestDatabase.fresh()) {
            String url = "jdbc:postgresql://127.0.0.1:" + nobody + "/bailee";
            assertThatThrownBy(() -> open(settings(url, "bailee", "secret"), place))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            problem -> assertThat(problem.code()).isEqualTo("database.unreachable"));
            assertThatThrownBy(() -> open(settings(own.url(), own.user(), "wrong"), place))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            problem -> assertThat(problem.code()).isEqualTo("database.refused"));
            // What failed to open holds on to nothing.
            assertThatCode(() -> open(settings(own.url(), own.user(), own.password()), place)
                            .close())
                    .doesNotThrowAnyException();
        }
    }

    /// S46: a database that takes a question and never answers, as one behind a broken network does.
    @Test
    @Tag("S46")
    void waitsForNoAnswerForEver() throws Exception {
        assertThat(Pool.config(new Credentials("jdbc:postgresql://h/d", "u", "p"), 1)
                        .getDataSourceProperties())
                .containsEntry("socketTimeout", "120");
        try (TestHome place = new TestHome();
                TestDatabase own = TestDatabase.fresh();
                Database database = open(settings(own.url() + "?socketTimeout=1", own.user(), own.password()), place)) {
            JdbcTemplate db = Database.jdbc(database.dataSource());
            long before = System.nanoTime();
            assertThatThrownBy(() -> db.queryForList("select pg_sleep(60)"))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            problem -> assertThat(problem.code()).isEqualTo("database.unreachable"));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
            assertThat(db.queryForObject("select 1", Integer.class)).isEqualTo(1);
            try (Connection patient = Migrations.patient(database.dataSource()).getConnection()) {
                assertThat(patient.getNetworkTimeout()).isZero();
            }
        }
    }

    /// P1: the password goes this way.
    @Test
    void speaksToNoServerThatDoesNotProveWhoItIs() throws Exception {
        try (TestHome place = new TestHome();
                TestDatabase own = TestDatabase.fresh()) {
            String url = own.url() + "?sslmode=verify-full&sslrootcert=" + folder.resolve("none.pem");
            assertThatThrownBy(() -> open(settings(url, own.user(), own.password()), place))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            problem -> assertThat(problem.code()).isIn("database.refused", "database.unprotected"));
        }
    }

    @Test
    void recoversByItselfWhenTheDatabaseComesBack() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Map<String, String> fixed = new HashMap<>(TestHome.QUICK);
        fixed.put("port", String.valueOf(port));
        try (TestHome theirs = new TestHome();
                TestHome ours = new TestHome()) {
            Cluster server = Cluster.start(theirs.home(), TestCluster.cache(), new SecureRandom(), fixed);
            Credentials theirsKey = server.administratorCredentials();
            try (Database database = open(settings(theirsKey.url(), theirsKey.user(), theirsKey.password()), ours)) {
                JdbcTemplate db = Database.jdbc(database.dataSource());
                server.close();
                assertThatThrownBy(() -> db.queryForList("select 1"))
                        .isInstanceOfSatisfying(
                                Unavailable.class,
                                problem -> assertThat(problem.code()).isEqualTo("database.unreachable"));
                server = Cluster.start(theirs.home(), TestCluster.cache(), new SecureRandom(), fixed);
                assertThat(answeredWithin(Duration.ofSeconds(20), db)).isEqualTo(1);
            } finally {
                server.close();
            }
        }
    }

    /// The first to ask may still be handed a connection of before; nobody may be told anything but to try again.
    private static int answeredWithin(Duration patience, JdbcTemplate db) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return requireNonNull(db.queryForObject("select 1", Integer.class));
            } catch (Unavailable away) {
                if (System.nanoTime() > until) {
                    throw away;
                }
                Thread.sleep(50);
            }
        }
    }

    @Test
    void needsPostgresqlFifteen() {
        ServerVersion.requireSupported(15);
        assertThatThrownBy(() -> ServerVersion.requireSupported(14))
                .isInstanceOf(Unavailable.class)
                .hasMessage("The database is PostgreSQL 14; Bailee needs 15 or newer.");
    }

    @Test
    void unpacksTheVersionTheBuildNames() throws Exception {
        Path binaries = TestCluster.cache().resolve("postgresql-" + Binaries.VERSION);
        Process process = new ProcessBuilder(binaries.resolve("bin/postgres").toString(), "--version").start();
        assertThat(new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("postgres (PostgreSQL) " + Binaries.VERSION);
    }

    private DatabaseSettings settings(String url, String user, String password) throws java.io.IOException {
        Path secret = Files.writeString(folder.resolve("password"), password + "\n");
        return new DatabaseSettings(
                Optional.of(url), Optional.of(user), Optional.of("file:" + secret), DatabaseTls.VERIFY_FULL, 4);
    }

    private static Database open(DatabaseSettings settings, TestHome place) {
        return Database.open(settings, place.home(), TestCluster.cache(), new SecureRandom(), new TestClock());
    }

    private static List<String> schemas(Database database) {
        return Database.jdbc(database.dataSource()).queryForList("select nspname from pg_namespace", String.class);
    }
}
