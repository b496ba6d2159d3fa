package org.bailee.server.audit;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Ids;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {
    @Bean
    AuditLog auditLog(JdbcTemplate db, Ids ids, InstantSource clock) {
        return new AuditLog(new AuditStore(db), new SightingStore(db), ids, clock);
    }

    @Bean
    ClockWatch clockWatch(JdbcTemplate db, AuditSettings settings, InstantSource clock) {
        return new ClockWatch(new ClockStore(db), settings.clockJump(), clock);
    }

    /// Holds the keys' bean, and so stops before they are wiped.
    @Bean(initMethod = "start")
    LogParts logParts(
            JdbcTemplate db,
            Tx tx,
            AuditLog audit,
            LogKeys keys,
            Home home,
            AuditSettings settings,
            ClockWatch watch,
            Ids ids,
            SecureRandom random,
            InstantSource clock) {
        return new LogParts(db, tx, audit, keys, home, settings, watch, ids, random, clock);
    }

    @Bean
    TransparencyLog transparencyLog(LogParts parts) {
        return parts.door();
    }
}
