package org.bailee.server.erasure;

import java.time.InstantSource;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.backup.Backups;
import org.bailee.server.database.Traces;
import org.bailee.server.keys.KeyEpochs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {
    @Bean
    Erasures erasures(
            AuditLog audit,
            TransparencyLog log,
            KeyEpochs epochs,
            Backups backups,
            Traces traces,
            InstantSource clock) {
        return new Erasures(audit, log, epochs, backups, traces, clock);
    }
}
