package org.bailee.server.identity;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.BeforeServing;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
    @Bean
    ServiceStore serviceStore(JdbcTemplate db, StaffSecrets secrets) {
        return new ServiceStore(db, secrets);
    }

    @Bean
    Services services(ServiceStore store, AuditLog audit, Tx tx, Ids ids, SecureRandom random, InstantSource clock) {
        return new Services(store, new Accounts(store::all, System::nanoTime), audit, tx, ids, random, clock);
    }

    @Bean
    KnownNetworks knownNetworks(JdbcTemplate db, StaffSecrets secrets, AuditLog audit, Tx tx, InstantSource clock) {
        return new KnownNetworks(new NetworkStore(db), secrets, audit, tx, clock);
    }

    @Bean
    @Order(BeforeServing.LETTING_IN)
    FirstKey firstKey(Services services, Home home) {
        return new FirstKey(services, home);
    }

    @Bean
    Names names(JdbcTemplate db) {
        return new Names(db);
    }
}
