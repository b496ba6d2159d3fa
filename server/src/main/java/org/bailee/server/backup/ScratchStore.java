package org.bailee.server.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bailee.server.database.Database;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.BackupKeys;
import org.bailee.server.shared.Home;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// A PostgreSQL of a drill's own, started for it beside the one that serves and removed with all its files.
final class ScratchStore implements Drill {
    private final Home home;
    private final Consumer<JdbcTemplate> proof;
    private final SecureRandom random;
    private final InstantSource clock;

    /// @param proof is given the database once it is put back
    ScratchStore(Home home, Consumer<JdbcTemplate> proof, SecureRandom random, InstantSource clock) {
        this.proof = proof;
        this.home = home;
        this.random = random;
        this.clock = clock;
        // A drill that was killed leaves all keys there.
        remove(home.folder().resolve("drill"));
    }

    @Override
    public Restored run(BackupStore store, UUID data, UUID keys, BackupKeys backups) {
        Path folder = home.folder().resolve("drill");
        remove(folder);
        try (Database scratch = Database.scratch(folder, home, random, clock)) {
            JdbcTemplate db = Database.jdbc(scratch.dataSource());
            Tx tx = new Tx(new JdbcTransactionManager(scratch.dataSource()), random);
            // Nobody is served from it, so there is nothing to keep again.
            Restored restored = new Restorer(store, new TableStore(db), tx).restore(data, keys, backups, (_, _) -> {});
            proof.accept(db);
            return restored;
        } finally {
            remove(folder);
        }
    }

    /// What a drill that was killed left lies where the next one looks.
    private static void remove(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
