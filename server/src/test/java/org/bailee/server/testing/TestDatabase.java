package org.bailee.server.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import java.util.Random;
import javax.sql.DataSource;
import org.bailee.server.database.Database;
import org.bailee.server.database.TestCluster;
import org.bailee.server.database.Tx;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// A real PostgreSQL database of a test's own: migrated, empty, and gone with the test run.
///
/// All share one cluster per JVM, or the server that `BAILEE_TEST_DATABASE_URL` names. Unused connections close by
/// themselves; closing the database drops it at once.
public final class TestDatabase implements AutoCloseable {
    private final HikariDataSource pool;
    private final JdbcTemplate db;
    private final Tx tx;

    private TestDatabase(HikariDataSource pool) {
        this.pool = pool;
        this.db = Database.jdbc(pool);
        this.tx = new Tx(new JdbcTransactionManager(pool), new Random());
    }

    public static TestDatabase fresh() {
        return new TestDatabase(TestCluster.shared().freshDatabase());
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcTemplate db() {
        return db;
    }

    public Tx tx() {
        return tx;
    }

    /// What `bailee.database.url` would be to reach this database from outside.
    public String url() {
        return pool.getJdbcUrl();
    }

    public String user() {
        return pool.getUsername();
    }

    public String password() {
        return pool.getPassword();
    }

    /// To be asked by whoever must not read more than so many bytes at once: what reads more fails.
    public JdbcTemplate tight(int bytes) {
        DriverManagerDataSource connections = new DriverManagerDataSource(url(), user(), password());
        Properties properties = new Properties();
        properties.setProperty("maxResultBuffer", Integer.toString(bytes));
        connections.setConnectionProperties(properties);
        return new JdbcTemplate(connections);
    }

    /// Takes the checks of a table away, as whoever may write to the database can.
    public void uncheck(String table) {
        db.queryForList(
                        "select conname from pg_catalog.pg_constraint where conrelid = ?::regclass and contype = 'c'",
                        String.class,
                        table)
                .forEach(check -> db.execute("alter table " + table + " drop constraint " + check));
    }

    @Override
    public void close() {
        if (!pool.isClosed()) {
            EntryScan.mustFindNothing(db);
        }
        pool.close();
        TestCluster.shared().drop(url());
    }
}
