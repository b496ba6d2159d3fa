package org.bailee.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;

/// Starts PostgreSQL from JVMs of their own, which can be killed or belong to another account.
@Timeout(180)
class KilledTests {
    // S41: kill -9 of the application.
    @Test
    @Tag("S41")
    void postgresqlStopsWithAKilledBaileeAndTheNextOneStarts() throws Exception {
        try (TestHome place = new TestHome()) {
            Process bailee =
                    ClusterChild.start(List.of(), classPath(), place.home().folder(), TestCluster.cache());
            long postgresql = ClusterChild.awaitPid(bailee);
            bailee.destroyForcibly().waitFor();

            try (Cluster cluster = place.start()) {
                // Where nobody collects the dead their number remains, so the number alone tells nothing.
                assertThat(ProcessHandle.of(postgresql).filter(process -> Orphan.runsOn(process, place.data())))
                        .isEmpty();
                assertThat(cluster.isRunning()).isTrue();
            }
        }
    }

    // S46: the embedded database dies and comes back alone, on the port the pool knows, with what was kept.
    @Test
    @Tag("S46")
    void startsAKilledPostgresqlAgain() throws Exception {
        try (TestHome place = new TestHome();
                Cluster cluster = place.start()) {
            cluster.administrator().execute("create table kept as select 'word' as value");
            long killed = cluster.pid();
            Signals.send("KILL", killed);

            await().atMost(60, TimeUnit.SECONDS)
                    .ignoreExceptionsInstanceOf(DataAccessException.class)
                    .until(() -> "word"
                            .equals(cluster.administrator().queryForObject("select value from kept", String.class)));
            assertThat(cluster.pid()).isNotEqualTo(killed);
        }
    }

    @Test
    void runsForAnOrdinaryUser() throws Exception {
        assumeThat(Account.isRoot())
                .as("otherwise every test is run by an ordinary user")
                .isTrue();
        Path folder = Files.createTempDirectory("bailee-ordinary");
        try {
            Path home = Files.createDirectory(folder.resolve("home"));
            Account nobody = new Account(Optional.of(new Account.Entry("nobody", 65534, 65534)));
            nobody.own(home);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Process bailee =
                    ClusterChild.start(nobody.command(false, List.of()), readable(folder), home, TestCluster.cache());
            long postgresql = ClusterChild.awaitPid(bailee);
            assertThat(Files.getAttribute(Path.of("/proc", String.valueOf(postgresql)), "unix:uid"))
                    .isEqualTo(65534);
            assertThat(Files.getAttribute(home.resolve("database.password"), "unix:uid"))
                    .isEqualTo(65534);
            bailee.getOutputStream().close();
            assertThat(bailee.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(bailee.exitValue()).isZero();
            assertThat(ProcessHandle.of(postgresql)).isEmpty();
        } finally {
            Binaries.delete(folder);
        }
    }

    private static List<Path> classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator)).map(Path::of).toList();
    }

    /// The class path, copied to where an account that cannot enter our own folders can read it.
    private static List<Path> readable(Path folder) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Path entry : classPath()) {
            Path copy = folder.resolve(copies.size() + "-" + entry.getFileName());
            if (Files.isDirectory(entry)) {
                try (Stream<Path> files = Files.walk(entry)) {
                    for (Path file : files.toList()) {
                        Files.copy(file, copy.resolve(entry.relativize(file).toString()));
                    }
                }
                copies.add(copy);
            } else if (Files.exists(entry)) {
                copies.add(Files.copy(entry, copy));
            }
        }
        return copies;
    }
}
