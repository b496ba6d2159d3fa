package org.bailee.server.vault;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailee.server.database.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;

/// A way to the database on which a process is killed at a statement of the test's choice, before it is sent.
final class MortalDb extends JdbcTemplate {
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    MortalDb(JdbcTemplate db) {
        super(java.util.Objects.requireNonNull(db.getDataSource()));
        setExceptionTranslator(Database.jdbc(java.util.Objects.requireNonNull(db.getDataSource()))
                .getExceptionTranslator());
    }

    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    void dieAt(int statement) {
        left.set(statement);
    }

    private void live() {
        if (left.decrementAndGet() == 0) {
            throw new Killed();
        }
    }

    @Override
    public <T extends @Nullable Object> T execute(ConnectionCallback<T> action) {
        live();
        return super.execute(action);
    }

    @Override
    public void execute(String sql) {
        live();
        super.execute(sql);
    }

    @Override
    public int update(String sql, @Nullable Object @Nullable ... args) {
        live();
        return super.update(sql, args);
    }

    @Override
    public <T extends @Nullable Object> List<T> query(
            String sql, RowMapper<T> mapper, @Nullable Object @Nullable ... args) {
        live();
        return super.query(sql, mapper, args);
    }

    @Override
    public void query(String sql, RowCallbackHandler rows, @Nullable Object @Nullable ... args) {
        live();
        super.query(sql, rows, args);
    }
}
