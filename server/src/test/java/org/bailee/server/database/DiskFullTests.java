package org.bailee.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

@Timeout(180)
class DiskFullTests {
    // S42: a small disk for the data fills up: clean refusals, and work goes on once there is room.
    @Test
    @Tag("S42")
    void refusesCleanlyWhileTheDiskIsFullAndGoesOnAfterwards() throws Exception {
        Path disk = Files.createTempDirectory("bailee-disk");
        assumeThat(Account.isRoot() && run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()))
                .as("only root may make a small disk")
                .isTrue();
        Map<String, String> fixed = Map.of("fsync", "off", "shared_buffers", "1MB", "autovacuum", "off");
        try (TestHome place = new TestHome();
                Cluster cluster = Cluster.start(place.home(), TestCluster.cache(), new SecureRandom(), fixed)) {
            Account.of(place.data()).own(disk);
            Files.setPosixFilePermissions(disk, PosixFilePermissions.fromString("rwx------"));
            cluster.administrator().execute("create tablespace small location '" + disk + "'");
            cluster.administrator().execute("grant create on tablespace small to bailee");
            try (Pool pool = Pool.of(cluster.credentials(), 2)) {
                JdbcTemplate db = Database.jdbc(pool);
                Tx tx = new Tx(new JdbcTransactionManager(pool), new Random());
                db.execute("create table filler (id serial, data text) tablespace small");
                db.execute("alter table filler alter data set storage external");
                int kept = fill(db, tx);

                assertThatThrownBy(() -> add(db, tx))
                        .isInstanceOfSatisfying(
                                Unavailable.class,
                                problem -> assertThat(problem.code()).isEqualTo("database.full"));
                assertThat(db.queryForObject("select count(*) from filler", Integer.class))
                        .isEqualTo(kept);
                assertThat(run("mount", "-o", "remount,size=128m", disk.toString()))
                        .isTrue();
                add(db, tx);
                assertThat(db.queryForObject("select count(*) from filler", Integer.class))
                        .isEqualTo(kept + 1);
            }
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static int fill(JdbcTemplate db, Tx tx) {
        for (int kept = 0; kept < 200; kept++) {
            try {
                add(db, tx);
            } catch (Unavailable full) {
                return kept;
            }
        }
        throw new AssertionError("The small disk did not fill up.");
    }

    private static void add(JdbcTemplate db, Tx tx) {
        int _ = tx.write(() -> db.update("insert into filler (data) values (repeat('x', 1000000))"));
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
