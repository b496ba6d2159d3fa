package org.bailee.server.database;

import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.bailee.server.shared.Home;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/// Whoever holds one of these beans is closed before the database is.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {
    @Bean
    Database database(DatabaseSettings settings, Home home, SecureRandom random, InstantSource clock) {
        return Database.open(settings, home, BinariesCache.usual(home), random, clock);
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.dataSource();
    }

    @Bean
    Traces traces(Database database) {
        return new Traces() {
            @Override
            public void wipe() {
                database.leaveNoTrace();
            }

            @Override
            public boolean areOurs() {
                return database.isOurs();
            }
        };
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource source) {
        return Database.jdbc(source);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource source) {
        return new JdbcTransactionManager(source);
    }

    @Bean
    Tx tx(PlatformTransactionManager transactions, SecureRandom random) {
        return new Tx(transactions, random);
    }
}
