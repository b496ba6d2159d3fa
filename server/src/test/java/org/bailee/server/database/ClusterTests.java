package org.bailee.server.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Timeout(120)
class ClusterTests {
    /// The one start with the settings operators get: durable, and verified by the cluster itself.
    @Test
    void runsAsPromisedAndKeepsItsDataOverARestart() throws Exception {
        try (TestHome place = new TestHome()) {
            try (Cluster cluster = Cluster.start(place.home(), TestCluster.cache(), new SecureRandom())) {
                JdbcTemplate administrator = cluster.administrator();
                ServerSettings.verify(administrator);
                assertThat(administrator.queryForList(
                                "select distinct auth_method from pg_hba_file_rules", String.class))
                        .containsExactly("scram-sha-256");
                assertThat(administrator.queryForObject(
                                "select rolsuper or rolcreatedb or rolcreaterole from pg_roles where rolname = 'bailee'",
                                Boolean.class))
                        .isFalse();
                owner(cluster).execute("create table kept as select 'word' as value");
                assertThatThrownBy(() -> DriverManager.getConnection(cluster.url("bailee"), "bailee", "guess"))
                        .isInstanceOf(SQLException.class);
                assertListensOnLoopbackAlone(cluster);
            }
            assertThat(mode(place.home().folder())).isEqualTo("rwx------");
            assertThat(mode(place.home().databasePassword())).isEqualTo("rw-------");
            assertThat(mode(place.data())).isEqualTo("rwx------");
            assertThat(leftBeside(place)).containsExactly("data");

            try (Cluster cluster = place.start()) {
                assertThat(owner(cluster).queryForObject("select value from kept", String.class))
                        .isEqualTo("word");
            }
        }
    }

    /// S11: a wrapped key that was destroyed must not be found in an old page or segment of the log.
    @Test
    @Tag("S11")
    void leavesNoTraceOfARowThatIsGoneFromItsTablesFile() throws Exception {
        byte[] secret = new byte[93];
        new SecureRandom().nextBytes(secret);
        try (TestHome place = new TestHome();
                Cluster cluster = Cluster.start(place.home(), TestCluster.cache(), new SecureRandom())) {
            JdbcTemplate owner = owner(cluster);
            owner.execute("create table kept (number bigint primary key, wrapped bytea not null)");
            owner.update("insert into kept values (1, ?), (2, ?)", secret, new byte[] {1});
            cluster.leaveNoTrace();
            assertThat(filesWith(place.data(), secret)).isNotEmpty();
            owner.update("delete from kept where number = 1");
            owner.execute("vacuum (full) kept");
            cluster.leaveNoTrace();
            assertThat(filesWith(place.data(), secret)).isEmpty();
        }
    }

    private static List<String> filesWith(Path data, byte[] bytes) throws IOException {
        String wanted = new String(bytes, ISO_8859_1);
        try (Stream<Path> files = Files.walk(data)) {
            List<String> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), ISO_8859_1).contains(wanted)) {
                    found.add(file.getFileName().toString());
                }
            }
            return found;
        }
    }

    @Test
    void saysWhichPromiseIsBroken() {
        try (TestHome place = new TestHome();
                Cluster cluster = place.start()) {
            assertThatThrownBy(() -> ServerSettings.verify(cluster.administrator()))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("fsync is off instead of on")
                    .hasMessageNotContaining("synchronous_commit");
        }
    }

    @Test
    void beginsAnewWhereMakingTheDatabaseWasCutShort() throws Exception {
        try (TestHome place = new TestHome()) {
            Path half = place.home().database().resolve("data.new").resolve("base");
            Files.createDirectories(half);
            try (Cluster cluster = place.start()) {
                assertThat(cluster.isRunning()).isTrue();
            }
            assertThat(leftBeside(place)).containsExactly("data");
        }
    }

    @Test
    void stopsWhatAnEarlierBaileeLeftRunning() throws Exception {
        try (TestHome place = new TestHome()) {
            place.start().close();
            Process orphan = leaveRunning(place);
            try (Cluster cluster = place.start()) {
                assertThat(orphan.isAlive()).isFalse();
                assertThat(orphan.exitValue()).isZero();
                assertThat(cluster.pid()).isNotEqualTo(orphan.pid());
            } finally {
                orphan.destroyForcibly();
            }
        }
    }

    @Test
    void neverSignalsAProcessThatIsNotItsOwn() throws Exception {
        try (TestHome place = new TestHome()) {
            place.start().close();
            Process stranger = new ProcessBuilder("sleep", "600").start();
            try {
                Path file = place.data().resolve("postmaster.pid");
                Files.writeString(file, stranger.pid() + "\n" + place.data() + "\n1\n5432\n\n127.0.0.1\n 1 1\nready\n");
                Account.of(place.data()).own(file);
                try (Cluster cluster = place.start()) {
                    assertThat(cluster.isRunning()).isTrue();
                }
                assertThat(stranger.isAlive()).isTrue();
            } finally {
                stranger.destroy();
            }
        }
    }

    @Test
    void refusesDataOfAnotherVersion() throws Exception {
        try (TestHome place = new TestHome()) {
            place.start().close();
            Files.writeString(place.data().resolve("PG_VERSION"), "17\n");
            assertThatThrownBy(place::start)
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            problem -> assertThat(problem.code()).isEqualTo("database.other-version"));
        }
    }

    @Test
    void saysThatItsPasswordIsMissing() throws Exception {
        try (TestHome place = new TestHome()) {
            place.start().close();
            Files.delete(place.home().databasePassword());
            assertThatThrownBy(place::start)
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            problem -> assertThat(problem.code()).isEqualTo("database.password-missing"));
        }
    }

    @Test
    void repeatsWhatPostgresqlSaysWhenItDoesNotStart() throws Exception {
        try (TestHome place = new TestHome()) {
            place.start().close();
            Files.delete(place.data().resolve("global").resolve("pg_control"));
            assertThatThrownBy(place::start)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("could not find the database system");
        }
    }

    /// As a Bailee does it, but without the tie that ends PostgreSQL together with its parent.
    private static Process leaveRunning(TestHome place) throws IOException, InterruptedException {
        Account account = Account.of(place.data());
        List<String> command = account.command(
                false,
                List.of(
                        Binaries.unpackInto(TestCluster.cache())
                                .program("postgres")
                                .toString(),
                        "-D",
                        account.dataFolder(place.data()),
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "port=" + freePort()));
        Process process = new ProcessBuilder(command)
                .directory(place.data().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path file = place.data().resolve("postmaster.pid");
        while (!Files.exists(file) || !Files.readString(file).contains("ready")) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(10);
        }
        assertThat(Orphan.runsOn(process.toHandle(), place.data())).isTrue();
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static JdbcTemplate owner(Cluster cluster) {
        Credentials owner = cluster.credentials();
        return new JdbcTemplate(new DriverManagerDataSource(owner.url(), owner.user(), owner.password()));
    }

    private static void assertListensOnLoopbackAlone(Cluster cluster) throws IOException {
        int port = Integer.parseInt(cluster.url("x").replaceAll(".*:([0-9]+)/x", "$1"));
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        for (InetAddress other : others) {
            assertThatThrownBy(() -> new Socket(other, port).close()).isInstanceOf(IOException.class);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> leftBeside(TestHome place) throws IOException {
        try (Stream<Path> files = Files.list(place.home().database())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
