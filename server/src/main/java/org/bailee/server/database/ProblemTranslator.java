package org.bailee.server.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/// Tells what callers can act on as a problem; leaves collisions to [Tx], and faults of ours as they are.
final class ProblemTranslator implements SQLExceptionTranslator {
    private final SQLExceptionTranslator others = new SQLExceptionSubclassTranslator();

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException failed) {
        @Nullable DataAccessException exception = others.translate(task, sql, failed);
        SqlFailure failure = SqlFailure.of(failed);
        if (exception == null || failure == SqlFailure.OTHER || failure == SqlFailure.COLLISION) {
            return exception;
        }
        throw failure.asProblemOr(exception);
    }
}
