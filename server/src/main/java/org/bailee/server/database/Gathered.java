package org.bailee.server.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;

/// One of the statements that go to the database in one round trip, with its parameters.
interface Gathered {
    String sql();

    /// @param first the number of the statement's first parameter that is ours
    /// @return the number after our last
    int bind(Connection connection, PreparedStatement statement, int first) throws SQLException;

    /// A statement without parameters.
    record Plain(String sql) implements Gathered {
        @Override
        public int bind(Connection connection, PreparedStatement statement, int first) {
            return first;
        }
    }

    /// A statement of another kind, which answers nothing.
    record Other(String sql, List<Object> values) implements Gathered {
        @Override
        public int bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
            int next = first;
            for (Object value : values) {
                StatementCreatorUtils.setParameterValue(statement, next++, SqlTypeValue.TYPE_UNKNOWN, value);
            }
            return next;
        }
    }

    /// Fails unless each row's primary key is free.
    record AllFree(BoundRows<?> rows) implements Gathered {
        @Override
        public String sql() {
            return "with taken as (" + rows.sql() + " on conflict do nothing returning 1) select 1 / case when"
                    + " count(*) = ? then 1 else 0 end from taken";
        }

        @Override
        public int bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
            int next = rows.bind(connection, statement, first);
            statement.setLong(next, rows.rows().size());
            return next + 1;
        }
    }

    /// Fails where the condition does not hold, as a row fails that breaks a rule.
    ///
    /// @param condition SQL with one parameter
    record Only(String condition, long value) implements Gathered {
        @Override
        public String sql() {
            // SQL has no other way to fail in the middle of what was sent: whoever waited for an answer would have
            // waited for a round trip.
            return "select 1 / case when " + condition + " then 1 else 0 end";
        }

        @Override
        public int bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
            statement.setLong(first, value);
            return first + 1;
        }
    }
}
