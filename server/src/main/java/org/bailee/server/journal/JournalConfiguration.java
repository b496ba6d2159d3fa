package org.bailee.server.journal;

import java.time.InstantSource;
import java.util.List;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.BeforeServing;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Home;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalSettings.class)
class JournalConfiguration {
    @Bean
    Journal journal(
            JdbcTemplate db,
            Home home,
            JournalSettings settings,
            StaffSecrets secrets,
            KeyRing keys,
            AuditLog audit,
            TransparencyLog log,
            Tx tx,
            InstantSource clock) {
        return new Journal(new QuarantineStore(db), home, settings, secrets, keys, audit, log, tx, clock);
    }

    @Bean
    @Order(BeforeServing.KEEPING_PROMISES)
    Keeping keeping(Journal journal, List<Enforcer> enforcers) {
        return new Keeping(journal, enforcers);
    }
}
