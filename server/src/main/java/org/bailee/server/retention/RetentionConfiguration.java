package org.bailee.server.retention;

import java.time.InstantSource;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.database.Duty;
import org.bailee.server.database.Turn;
import org.bailee.server.database.Tx;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Ids;
import org.bailee.server.vault.Upkeep;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionConfiguration {
    @Bean
    Retentions retentions(
            RetentionSettings settings,
            Register register,
            Upkeep upkeep,
            Access access,
            Colleagues colleagues,
            AuditLog audit,
            ClockWatch watch,
            TransparencyLog log,
            JdbcTemplate db,
            Tx tx,
            Ids ids,
            InstantSource clock) {
        RunStore runs = new RunStore(db);
        ItemStore items = new ItemStore(db);
        Looking looking = new Looking(runs, items, upkeep, settings, audit, tx, clock);
        Erasing erasing = new Erasing(runs, items, upkeep, register, audit, tx, clock);
        OurTurn turn = new OurTurn(new Turn(db, "retention.turn"), ids.next());
        Rounds rounds = new Rounds(
                register,
                runs,
                turn,
                new Doubting(runs, watch, turn, audit, tx, ids, clock),
                new Nights(settings, runs, watch),
                new Course(runs, upkeep, looking, erasing, tx, ids, clock));
        Approving approving = new Approving(runs, watch, register, colleagues, access, audit, tx, clock);
        return new Retentions(rounds, approving, runs, items, register, access, log);
    }

    @Bean(initMethod = "start")
    Duty retentionDuty(Retentions retentions) {
        return new Duty("retention", retentions::step);
    }
}
