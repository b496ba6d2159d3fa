package org.bailee.server.access;

import java.time.InstantSource;
import java.util.Set;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.register.Register;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    /// Without a room that keeps consents nobody has given one: what rests on consent stays shut.
    @Bean
    Access access(Register register, ObjectProvider<ConsentEvidence> consents, AuditLog audit, InstantSource clock) {
        ConsentEvidence nobody = (_, _) -> Set.of();
        return new Access(register, consents.getIfAvailable(() -> nobody), audit, clock);
    }
}
