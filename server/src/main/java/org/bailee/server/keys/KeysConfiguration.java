package org.bailee.server.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.LogKeys;
import org.bailee.server.database.Duty;
import org.bailee.server.database.Traces;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Home;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SealSettings.class, KeysSettings.class})
class KeysConfiguration {
    @Bean
    Seal seal(SealSettings settings, Home home, SecureRandom random) {
        Path keyFile = settings.keyFile() != null ? settings.keyFile() : home.rootKey();
        Path passphraseFile = settings.passphraseFile();
        return switch (settings.kind()) {
            case KEY_FILE -> new KeyFileSeal(new KeyFile(keyFile), random);
            case PASSPHRASE ->
                new PassphraseSeal(
                        passphraseFile != null ? new PassphraseFile(passphraseFile) : new TerminalPassphrase(), random);
        };
    }

    @Bean
    KeyRing keyRing(JdbcTemplate db, Tx tx, AuditLog audit, Seal seal, SecureRandom random, InstantSource clock) {
        KeyStore store = new KeyStore(db);
        Keychain keychain = new Unsealing(store, tx, audit, random, clock).unseal(seal);
        return new KeyRing(store, random, seal.kind(), keychain);
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
    BackupUnsealing backupUnsealing(Seal seal) {
        return new BackupUnsealing(seal);
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
