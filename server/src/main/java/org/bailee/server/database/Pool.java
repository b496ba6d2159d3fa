package org.bailee.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/// The connections we keep open.
final class Pool {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private Pool() {}

    /// Connects lazily, so that whoever uses it first learns why there is no connection.
    static HikariDataSource of(Credentials credentials, int connections) {
        return new HikariDataSource(config(credentials, connections));
    }

    static HikariConfig config(Credentials credentials, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(credentials.url());
        config.setUsername(credentials.user());
        config.setPassword(credentials.password());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(WAIT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "bailee");
        config.addDataSourceProperty("prepareThreshold", "3");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        // An exception's text would otherwise quote the row it is about ("Key (email)=(…) already exists").
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return config;
    }
}
