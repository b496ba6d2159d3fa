package org.bailee.server.audit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.Ids;
import org.bailee.server.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/// The real log on a test's own database, for tests of other rooms.
public final class TestAudit {
    private TestAudit() {}

    /// All entries, oldest first, as their bytes tell them.
    public static List<Entry> entries(TestDatabase database) {
        return entries(database.db());
    }

    /// Those that can be read; a test may have spoiled others.
    public static List<Entry> legible(JdbcTemplate db) {
        return db
                .query("select * from audit.entry", (row, _) -> {
                    try {
                        return Optional.of(EntryReader.read(row.getBytes("bytes")));
                    } catch (LogFault spoiled) {
                        return Optional.<Entry>empty();
                    }
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    public static List<Entry> entries(JdbcTemplate db) {
        return db.query("select * from audit.entry order by entry_id", (row, _) -> AuditStore.entry(row));
    }

    /// Believes whatever the clock says.
    public static ClockWatch trusting(TestDatabase database, InstantSource clock) {
        return watch(database, Duration.ofDays(100_000), clock);
    }

    /// @param jump how far the clock may be ahead
    public static ClockWatch watch(TestDatabase database, Duration jump, InstantSource clock) {
        return new ClockWatch(new ClockStore(database.db()), jump, clock);
    }

    public static AuditLog log(TestDatabase database, Ids ids, InstantSource clock) {
        return new AuditLog(new AuditStore(database.db()), new SightingStore(database.db()), ids, clock);
    }
}
