package org.bailee.server.database;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.bailee.server.shared.Home;
import org.springframework.jdbc.core.JdbcTemplate;

/// The one PostgreSQL everything is kept in: started by us or reached by its URL, its schema up to date.
public final class Database implements AutoCloseable {
    private static final int SCRATCH_CONNECTIONS = 4;

    private final HomeLock lock;
    private final Optional<Cluster> embedded;
    private final Pool pool;
    private final Status status;

    private Database(HomeLock lock, Optional<Cluster> embedded, Pool pool, Status status) {
        this.lock = lock;
        this.embedded = embedded;
        this.pool = pool;
        this.status = status;
    }

    /// Starts or reaches PostgreSQL and migrates it. What was begun is undone if that fails.
    ///
    /// @param cache where PostgreSQL's programs are unpacked
    static Database open(DatabaseSettings settings, Home home, Path cache, SecureRandom random, InstantSource clock) {
        // First, so that a mistake in them leaves nothing behind.
        Optional<Credentials> own = settings.url().map(_ -> settings.credentials());
        HomeLock lock = HomeLock.take(home);
        Optional<Cluster> embedded = Optional.empty();
        Optional<Pool> pool = Optional.empty();
        try {
            if (own.isEmpty()) {
                embedded = Optional.of(Cluster.start(home, cache, random));
            }
            Pool source =
                    Pool.of(embedded.map(Cluster::credentials).or(() -> own).orElseThrow(), settings.connections());
            pool = Optional.of(source);
            ServerVersion.require(jdbc(source));
            Migrations.run(source);
            return new Database(lock, embedded, source, new Status(jdbc(source), embedded.isPresent(), home, clock));
        } catch (RuntimeException failed) {
            pool.ifPresent(Pool::close);
            embedded.ifPresent(Cluster::close);
            lock.close();
            throw failed;
        }
    }

    /// Starts an embedded PostgreSQL of its own in an empty folder, to try something out.
    ///
    /// @param home whose unpacked programs are used
    public static Database scratch(Path folder, Home home, SecureRandom random, InstantSource clock) {
        DatabaseSettings embedded = new DatabaseSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), DatabaseTls.VERIFY_FULL, SCRATCH_CONNECTIONS);
        return open(embedded, Home.open(folder), BinariesCache.usual(home), random, clock);
    }

    public DataSource dataSource() {
        return pool;
    }

    /// See [Traces].
    void leaveNoTrace() {
        embedded.ifPresent(Cluster::leaveNoTrace);
    }

    boolean isOurs() {
        return embedded.isPresent();
    }

    public DatabaseStatus status() {
        return status.now();
    }

    /// Statements over a data source, with a database that is away or full told as
    /// [org.bailee.server.shared.Unavailable].
    public static JdbcTemplate jdbc(DataSource source) {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setExceptionTranslator(new ProblemTranslator());
        return template;
    }

    @Override
    public void close() {
        pool.close();
        embedded.ifPresent(Cluster::close);
        lock.close();
    }
}
