package org.bailee.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.bailee.server.shared.Unavailable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Brings every room's schema up to date: a folder per room, one sequence of versions over all.
final class Migrations {
    static final List<String> ROOMS = List.of(
            "audit", "register", "keys", "identity", "access", "journal", "vault", "watch", "backup", "retention");

    private Migrations() {}

    /// Connections that wait: what a migration does to a large table may take longer than any request.
    static DataSource patient(DataSource source) {
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                connection.setNetworkTimeout(Runnable::run, 0);
                return connection;
            }
        };
    }

    static void run(DataSource source) {
        try {
            Flyway.configure()
                    .dataSource(patient(source))
                    .locations(ROOMS.stream()
                            .map(room -> "classpath:db/migration/" + room)
                            .toArray(String[]::new))
                    .table("schema_history")
                    // Rooms grow side by side, so a lower number may arrive after a higher one.
                    .outOfOrder(true)
                    .cleanDisabled(true)
                    .failOnMissingLocations(false)
                    .load()
                    .migrate();
        } catch (FlywayException failed) {
            throw switch (SqlFailure.of(failed)) {
                case OTHER ->
                    new Unavailable(
                            "database.not-migrated",
                            "The database's schema could not be brought up to date. " + failed.getMessage(),
                            "If another program changed the schema, undo that; if a newer Bailee used this database,"
                                    + " start that one.");
                case SqlFailure failure -> failure.asProblemOr(failed);
            };
        }
    }
}
