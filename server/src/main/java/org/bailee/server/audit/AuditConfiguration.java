package org.bailee.server.audit;

import java.time.InstantSource;
import org.bailee.server.shared.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    @Bean
    AuditLog auditLog(JdbcTemplate db, Ids ids, InstantSource clock) {
        return new AuditLog(new AuditStore(db), ids, clock);
    }
}
