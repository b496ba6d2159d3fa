package org.bailee.server.access;

import java.time.InstantSource;
import java.util.Set;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Ids;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {
    @Bean
    Sight sight(JdbcTemplate db, Tx tx, AccessSettings settings, AuditLog audit, InstantSource clock) {
        RequestStore requests = new RequestStore(db);
        Tally tally = new Tally(new TallyStore(db), requests, audit, tx, clock);
        return new Sight(requests, new GlassStore(db), tally, settings, audit, clock);
    }

    @Bean
    Refusing refusing(Register register, AuditLog audit) {
        return new Refusing(register, audit);
    }

    /// Without a room that keeps consents nobody has given one: what rests on consent stays shut.
    @Bean
    Access access(
            Register register,
            ObjectProvider<ConsentEvidence> consents,
            Sight sight,
            JdbcTemplate db,
            Refusing refusing,
            InstantSource clock) {
        Guesses guesses = new Guesses(new GuessStore(db), clock);
        ConsentEvidence nobody = (_, _) -> Set.of();
        return new Access(register, consents.getIfAvailable(() -> nobody), sight, guesses, refusing, clock);
    }

    @Bean
    Reveals reveals(Access access, Refusing refusing, Register register, Colleagues colleagues) {
        return new Reveals(access, refusing, register, colleagues);
    }

    @Bean
    Wishes wishes(Register register, AccessSettings settings, Ids ids, InstantSource clock) {
        return new Wishes(register, settings, ids, new Moments(clock));
    }

    @Bean
    Approvals approvals(
            JdbcTemplate db, Wishes wishes, Colleagues colleagues, AuditLog audit, Tx tx, InstantSource clock) {
        return new Approvals(
                new RequestStore(db), new TallyStore(db), wishes, colleagues, audit, tx, new Moments(clock));
    }

    @Bean
    BreakGlass breakGlass(
            JdbcTemplate db,
            Wishes wishes,
            Colleagues colleagues,
            AuditLog audit,
            Tx tx,
            Ids ids,
            InstantSource clock) {
        return new BreakGlass(
                new GlassStore(db), new TallyStore(db), wishes, colleagues, audit, tx, ids, new Moments(clock));
    }
}
