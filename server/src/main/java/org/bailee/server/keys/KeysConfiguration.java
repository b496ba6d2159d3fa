package org.bailee.server.keys;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.LogKeys;
import org.bailee.server.database.Duty;
import org.bailee.server.database.Traces;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Ids;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SealSettings.class, KeysSettings.class})
class KeysConfiguration {
    @Bean
    OwnSeals ownSeals(SealSettings settings, Home home, SecureRandom random) {
        return OwnSeals.of(settings, home, random);
    }

    @Bean
    KeyRing keyRing(
            JdbcTemplate db, Tx tx, AuditLog audit, OwnSeals own, SecureRandom random, Ids ids, InstantSource clock) {
        KeyStore store = new KeyStore(db);
        Unsealed unsealed =
                new Unsealing(store, new SealStore(db), tx, audit, random, ids, clock).unseal(own.inOrder());
        return new KeyRing(store, random, unsealed.by(), unsealed.keychain());
    }

    @Bean
    Seals seals(
            JdbcTemplate db,
            OwnSeals own,
            KeyRing ring,
            Traces traces,
            Tx tx,
            AuditLog audit,
            SecureRandom random,
            Ids ids,
            InstantSource clock) {
        return new Seals(
                new SealStore(db), new KeyStore(db), own.inOrder(), ring::close, traces, tx, audit, random, ids, clock);
    }

    @Bean
    KeyEpochs keyEpochs(
            JdbcTemplate db,
            Traces traces,
            KeyRing ring,
            KeysSettings settings,
            Tx tx,
            AuditLog audit,
            SecureRandom random,
            InstantSource clock) {
        EpochStore epochs = new EpochStore(db);
        Rewrapping rewrapping = new Rewrapping(epochs, ring.keychain(), traces::wipe, tx, audit, random, clock);
        return new KeyEpochs(new KeyStore(db), epochs, ring.keychain(), rewrapping, settings, tx, audit, random, clock);
    }

    @Bean(initMethod = "start")
    Duty keyEpochDuty(KeyEpochs epochs) {
        return new Duty("key-epochs", epochs::step);
    }

    @Bean
    BackupUnsealing backupUnsealing(OwnSeals own) {
        return new BackupUnsealing(own.inOrder());
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
