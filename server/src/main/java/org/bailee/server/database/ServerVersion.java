package org.bailee.server.database;

import org.bailee.server.shared.Unavailable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Which PostgreSQL releases we work with.
final class ServerVersion {
    private static final int OLDEST = 15;

    private ServerVersion() {}

    static void require(JdbcTemplate db) {
        Integer number = db.queryForObject("select current_setting('server_version_num')::int", Integer.class);
        requireSupported(number == null ? 0 : number / 10_000);
    }

    static void requireSupported(int major) {
        if (major < OLDEST) {
            throw new Unavailable(
                    "database.too-old",
                    "The database is PostgreSQL " + major + "; Bailee needs " + OLDEST + " or newer.",
                    "Upgrade that server, or start without --database-url to use the PostgreSQL inside Bailee.");
        }
    }
}
