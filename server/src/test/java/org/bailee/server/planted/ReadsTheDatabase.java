package org.bailee.server.planted;

import org.springframework.jdbc.core.JdbcTemplate;

final class ReadsTheDatabase {
    private final JdbcTemplate db;

    ReadsTheDatabase(JdbcTemplate db) {
        this.db = db;
    }

    void read() {
        db.execute("select 1");
    }
}
