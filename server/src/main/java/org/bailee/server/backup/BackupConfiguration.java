package org.bailee.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.bailee.crypto.log.Hash;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.database.Duty;
import org.bailee.server.database.Turn;
import org.bailee.server.database.Tx;
import org.bailee.server.journal.Journal;
import org.bailee.server.keys.BackupKeyChanges;
import org.bailee.server.keys.BackupUnsealing;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.KeysProof;
import org.bailee.server.register.AppliedVersion;
import org.bailee.server.register.Register;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Ids;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackupSettings.class)
class BackupConfiguration {
    @Bean
    Backups backups(
            BackupSettings settings,
            JdbcTemplate db,
            Tx tx,
            KeyRing ring,
            BackupKeyChanges backupKeys,
            KeysProof proof,
            AuditLog audit,
            ClockWatch watch,
            TransparencyLog log,
            Register register,
            Home home,
            BuildProperties build,
            Ids ids,
            SecureRandom random,
            InstantSource clock) {
        Optional<BackupStore> store = Optional.ofNullable(settings.folder()).map(FolderStore::new);
        Taking taking = new Taking(
                new TableStore(db),
                tx,
                ring,
                () -> inForce(register),
                () -> head(log, audit),
                String.valueOf(build.getVersion()),
                random,
                clock);
        Drill drill = new ScratchStore(home, proof::proveAll, random, clock);
        RunStore runs = new RunStore(db);
        Attempts attempts = new Attempts(runs, new Turn(db, "backup.turn"), tx, audit, ids, clock);
        Means means = new Means(settings, runs, attempts, ring, audit, watch, size -> root(log, size), clock);
        return new Backups(store, means, taking, drill, () -> proof.proveOurs(db), backupKeys, ids);
    }

    @Bean
    Restores restores(JdbcTemplate db, Tx tx, BackupUnsealing unsealing, AuditLog audit, InstantSource clock) {
        return new Restores(db, tx, unsealing, audit, clock);
    }

    @Bean(initMethod = "start")
    Duty backupDuty(Backups backups) {
        return new Duty("backups", backups::step);
    }

    private static int inForce(Register register) {
        return register.versions(Optional.empty(), 1).items().stream()
                .mapToInt(AppliedVersion::number)
                .findFirst()
                .orElse(0);
    }

    private static Optional<String> root(TransparencyLog log, long size) {
        return log.root(size).map(BackupConfiguration::spelled);
    }

    private static String spelled(Hash root) {
        return HexFormat.of().formatHex(root.bytes());
    }

    private static Manifest.Log head(TransparencyLog log, AuditLog audit) {
        return log.head()
                .map(head -> new Manifest.Log(
                        head.size(),
                        spelled(head.root()),
                        new String(log.checkpoint(), UTF_8),
                        Journal.newest(audit).map(EntryId::toString).orElse("")))
                .orElse(Manifest.Log.NONE);
    }
}
