package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.LogKeys;
import org.bailee.server.database.Duty;
import org.bailee.server.database.Traces;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.PerMinute;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SealSettings.class, KeysSettings.class})
class KeysConfiguration {
    /// What strangers can have written into the log.
    private static final int TOLD_A_MINUTE = 30;

    @Bean
    OwnSeals ownSeals(SealSettings settings, Home home, SecureRandom random) {
        return OwnSeals.of(settings, home, random);
    }

    @Bean
    KeyRing keyRing(
            JdbcTemplate db, Tx tx, AuditLog audit, OwnSeals own, SecureRandom random, Ids ids, InstantSource clock) {
        KeyRing ring = new KeyRing(new KeyStore(db), random);
        unsealing(db, tx, audit, random, ids, clock).unseal(own.inOrder()).ifPresent(ring::open);
        return ring;
    }

    private static Unsealing unsealing(
            JdbcTemplate db, Tx tx, AuditLog audit, SecureRandom random, Ids ids, InstantSource clock) {
        return new Unsealing(new KeyStore(db), new SealStore(db), tx, audit, random, ids, clock);
    }

    @Bean
    Gathering gathering(InstantSource clock) {
        return new Gathering(clock);
    }

    @Bean(initMethod = "start")
    Duty gatheringDuty(Gathering gathering) {
        return new Duty("shares", gathering::sweep);
    }

    /// Where nobody needed the keys, as when a backup is put back, they are not opened, nor made, for this.
    @Bean
    static SmartInitializingSingleton beginning(ConfigurableListableBeanFactory beans) {
        return () -> {
            if (beans.containsSingleton("keyRing")) {
                beans.getBean(Unsealer.class).begin();
            }
        };
    }

    @Bean
    Unsealer unsealer(
            JdbcTemplate db,
            KeyRing ring,
            Gathering gathering,
            List<BeforeServing> tasks,
            Tx tx,
            AuditLog audit,
            SecureRandom random,
            Ids ids,
            InstantSource clock) {
        return new Unsealer(
                ring,
                new SealStore(db),
                unsealing(db, tx, audit, random, ids, clock),
                gathering,
                new Tries(clock),
                new PerMinute(clock, TOLD_A_MINUTE),
                tasks,
                random,
                audit);
    }

    @Bean
    Seals seals(
            JdbcTemplate db,
            Gathering gathering,
            KeyRing ring,
            OwnSeals own,
            Traces traces,
            Tx tx,
            AuditLog audit,
            SecureRandom random,
            Ids ids,
            InstantSource clock) {
        return new Seals(new SealStore(db), ring, own, gathering, traces, tx, audit, random, ids, clock);
    }

    /// Where no room knows people, nobody can hold a share.
    @Bean
    Custodians custodians(
            JdbcTemplate db,
            Seals seals,
            ObjectProvider<ShareHolders> holders,
            Traces traces,
            Tx tx,
            AuditLog audit,
            SecureRandom random,
            Ids ids,
            InstantSource clock) {
        return new Custodians(
                seals,
                new SealStore(db),
                holders.getIfAvailable(() -> _ -> false),
                traces,
                tx,
                audit,
                random,
                ids,
                clock);
    }

    @Bean
    RootChanges rootChanges(
            JdbcTemplate db,
            Seals seals,
            KeyRing ring,
            Traces traces,
            Tx tx,
            AuditLog audit,
            ClockWatch watch,
            SecureRandom random,
            InstantSource clock) {
        return new RootChanges(
                seals,
                new SealStore(db),
                new KeyStore(db),
                new RootStore(db),
                ring.keychain(),
                traces,
                tx,
                audit,
                watch,
                random,
                clock);
    }

    @Bean
    BackupKeyChanges backupKeyChanges(
            JdbcTemplate db,
            KeyRing ring,
            Traces traces,
            Tx tx,
            AuditLog audit,
            SecureRandom random,
            InstantSource clock) {
        return new BackupKeyChanges(new KeyStore(db), ring.keychain(), scrubbing(db, traces), tx, audit, random, clock);
    }

    @Bean(initMethod = "start")
    Duty rootChangeDuty(RootChanges changes) {
        return new Duty("root-changes", changes::step);
    }

    @Bean
    KeyEpochs keyEpochs(
            JdbcTemplate db,
            Traces traces,
            KeyRing ring,
            KeysSettings settings,
            Tx tx,
            AuditLog audit,
            ClockWatch watch,
            SecureRandom random,
            InstantSource clock) {
        EpochStore epochs = new EpochStore(db);
        Rewrapping rewrapping =
                new Rewrapping(epochs, ring.keychain(), scrubbing(db, traces), tx, audit, random, clock);
        return new KeyEpochs(
                new KeyStore(db), epochs, ring.keychain(), rewrapping, settings, tx, audit, watch, random, clock);
    }

    /// Leaves no trace of keys that were destroyed: of their rows in the table's file, nor in the database's log.
    private static Runnable scrubbing(JdbcTemplate db, Traces traces) {
        return () -> {
            new KeyStore(db).rewriteKeys();
            traces.wipe();
        };
    }

    @Bean
    IndexKeys indexKeys(JdbcTemplate db, Traces traces, KeyRing ring, SecureRandom random, InstantSource clock) {
        return new IndexKeys(new KeyStore(db), ring.keychain(), scrubbing(db, traces), random, clock);
    }

    @Bean(initMethod = "start")
    Duty keyEpochDuty(KeyEpochs epochs) {
        return new Duty("key-epochs", epochs::step);
    }

    @Bean
    BackupUnsealing backupUnsealing(OwnSeals own) {
        return new BackupUnsealing(own.atTerminal());
    }

    @Bean
    KeysProof keysProof(KeyRing ring) {
        return new KeysProof(ring.keychain());
    }

    @Bean
    LogKeys logKeys(KeyRing ring) {
        return ring.logKeys();
    }

    @Bean
    StaffSecrets staffSecrets(KeyRing ring) {
        return ring.staffSecrets();
    }
}
