package org.bailee.server.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    Tx tx(PlatformTransactionManager transactions) {
        TransactionTemplate read = new TransactionTemplate(transactions);
        read.setReadOnly(true);
        return new Tx(new TransactionTemplate(transactions), read);
    }
}
