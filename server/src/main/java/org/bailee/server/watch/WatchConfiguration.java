package org.bailee.server.watch;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.database.Tx;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Ids;
import org.bailee.server.vault.Vault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WatchSettings.class, MailSettings.class, CheckpointMailSettings.class})
class WatchConfiguration {
    @Bean
    WatchParts watchParts(
            JdbcTemplate db,
            StaffSecrets secrets,
            WatchSettings settings,
            MailSettings mail,
            CheckpointMailSettings checkpoints,
            Tx tx,
            Ids ids,
            ClockWatch clockWatch,
            InstantSource clock) {
        return WatchParts.of(db, secrets, settings, mail, checkpoints, tx, ids, clockWatch, clock);
    }

    @Bean
    Alerts alerts(WatchParts parts, Access access, Colleagues colleagues, AuditLog audit, Tx tx, InstantSource clock) {
        return new Alerts(parts.alerts(), parts.sent(), audit::placed, access, colleagues, audit, tx, clock);
    }

    @Bean
    WatchRules watchRules(WatchParts parts, Access access, Colleagues colleagues, AuditLog audit, Tx tx) {
        return new WatchRules(parts.settings(), access, colleagues, audit, tx);
    }

    @Bean
    HoneyPeople honeyPeople(
            WatchParts parts,
            Vault vault,
            Access access,
            Register register,
            AuditLog audit,
            Tx tx,
            Ids ids,
            SecureRandom random,
            InstantSource clock) {
        DecoyDrafts drafts = new DecoyDrafts(random, clock);
        return new HoneyPeople(parts.honey(), vault, access, register, drafts, audit, tx, ids, clock);
    }

    @Bean
    WatchDuty watchDuty(
            WatchParts parts,
            TransparencyLog log,
            Colleagues colleagues,
            KeyRing keys,
            AuditLog audit,
            CheckpointMailSettings checkpoints,
            Tx tx,
            Ids ids,
            ClockWatch clockWatch,
            InstantSource clock) {
        Reader reader = new Reader(
                audit::placed,
                () -> audit.lastPlace() + 1,
                parts.reading(),
                parts.settings(),
                parts.alarms(),
                parts.honey(),
                colleagues::rolesOf,
                tx,
                ids.next(),
                clockWatch::believed,
                clock);
        LogWatch watch = new LogWatch(
                new LoggedHealth(log),
                parts.alarms(),
                parts.settings(),
                parts.sent(),
                parts.deliveries(),
                !checkpoints.checkpointMail().isEmpty(),
                tx,
                clock);
        OwnWatch own = new OwnWatch(
                () -> audit.lastPlace() + 1,
                parts.reading(),
                parts.settings(),
                parts.honey(),
                parts.alerts(),
                parts.alarms(),
                tx,
                clock);
        return new WatchDuty(reader, watch, own, parts.courier(), keys::isSealed, clock);
    }
}
