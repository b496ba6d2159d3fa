package org.bailee.server.keys;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/// A database that is gone after so many statements, as for a server that is killed between two of them.
final class StumblingDb extends JdbcTemplate {
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private int left;

    StumblingDb(JdbcTemplate like, int statements) {
        super(Objects.requireNonNull(like.getDataSource()));
        this.left = statements;
    }

    @Override
    protected void applyStatementSettings(Statement statement) throws SQLException {
        if (left == 0) {
            throw new Killed();
        }
        left--;
        super.applyStatementSettings(statement);
    }
}
