package org.bailee.server.database;

import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/// Turns that are over sooner than a server's, for tests of this and other rooms.
public final class TestTurn {
    public static final Duration LASTS = Duration.ofSeconds(2);

    private TestTurn() {}

    public static Turn brief(JdbcTemplate db, String table) {
        return new Turn(db, table, LASTS, LASTS.dividedBy(20));
    }
}
