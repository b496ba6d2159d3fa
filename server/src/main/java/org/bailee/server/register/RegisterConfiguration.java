package org.bailee.server.register;

import java.time.InstantSource;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {
    /// Without a room that keeps values nobody has one.
    @Bean
    Register register(JdbcTemplate db, Tx tx, AuditLog audit, InstantSource clock, ObjectProvider<HeldValues> held) {
        HeldValues nobody = _ -> 0;
        return new Register(new RegisterStore(db), tx, audit, clock, () -> held.getIfAvailable(() -> nobody));
    }
}
