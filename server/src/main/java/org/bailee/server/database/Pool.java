package org.bailee.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/// The connections we keep open. Why there is none to give is told as a problem.
final class Pool extends HikariDataSource {
    private static final Duration WAIT = Duration.ofSeconds(10);

    Pool(HikariConfig config) {
        super(config);
    }

    /// Connects lazily, so that whoever uses it first learns why there is no connection.
    static Pool of(Credentials credentials, int connections) {
        return new Pool(config(credentials, connections));
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return super.getConnection();
        } catch (SQLException failed) {
            throw SqlFailure.of(failed).asProblemOr(new CannotGetJdbcConnectionException("No connection.", failed));
        }
    }

    static HikariConfig config(Credentials credentials, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(credentials.url());
        config.setUsername(credentials.user());
        config.setPassword(credentials.password());
        config.setMaximumPoolSize(connections);
        // Every statement finds its rows by a key. Planning it anew for each set of parameters gains nothing, and costs
        // the database more than running it.
        config.setConnectionInitSql("set plan_cache_mode = force_generic_plan");
        config.setConnectionTimeout(WAIT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "bailee");
        config.addDataSourceProperty("prepareThreshold", "3");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        // A database that no longer answers must not hold its callers for ever; no statement of ours takes so long.
        config.addDataSourceProperty("socketTimeout", "120");
        // An exception's text would otherwise quote the row it is about ("Key (email)=(…) already exists").
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return config;
    }
}
