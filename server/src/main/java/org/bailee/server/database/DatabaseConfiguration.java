package org.bailee.server.database;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    Tx tx(PlatformTransactionManager transactions, SecureRandom random) {
        return new Tx(transactions, random);
    }
}
