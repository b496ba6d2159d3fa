package org.bailee.server.audit;

import static org.bailee.server.database.SqlTime.utc;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds what one credential saw.
///
/// An account's entries lie far apart in the table, and a page of people needs few of them. So who is on the
/// page, and which entries tell of them, is read from the index of what the account did, which has all it takes
/// to know that. Only then are the entries themselves read, and over all pages each once.
final class SightingStore {
    /// In memory at a time, however many entries a page adds up.
    private static final int ROWS = AuditStore.AT_ONCE;

    private static final String IN_WINDOW = " from audit.entry where actor_id = ? and entry_id > ? and entry_id < ?"
            + " and at >= ? and at < ? and outcome = 'done' and subject_id > ? and kind in ("
            + Sightings.KINDS.stream().map(kind -> "'" + kind + "'").collect(Collectors.joining(", ")) + ")";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcTemplate db;
    private final TransactionTemplate snapshot;

    SightingStore(JdbcTemplate db) {
        this.db = db;
        this.snapshot = new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(db.getDataSource())));
        snapshot.setReadOnly(true);
        // All statements see the same entries, though more are being written.
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    Page<Sighting> find(SightingQuery query) {
        return Objects.requireNonNull(snapshot.execute(_ -> page(query)));
    }

    private Page<Sighting> page(SightingQuery query) {
        // No entry has the lowest id itself: it lacks the version that all of them tell.
        UUID begin = Ids.lowest(query.from());
        Page<SubjectId> people = people(query, begin);
        if (people.items().isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        Sightings sightings = new Sightings(people.items());
        List<UUID> entries = entries(query, people.items().getLast(), begin);
        while (!entries.isEmpty()) {
            add(entries, sightings);
            entries = entries.size() < ROWS
                    ? List.of()
                    : entries(query, people.items().getLast(), entries.getLast());
        }
        return new Page<>(sightings.all(), people.next());
    }

    private Page<SubjectId> people(SightingQuery query, UUID begin) {
        List<SubjectId> found = db.query(
                "select distinct subject_id" + IN_WINDOW + " order by subject_id limit ?",
                (row, _) -> new SubjectId(row.getObject(1, UUID.class)),
                values(query, begin, query.limit() + 1));
        return Page.of(found, query.limit(), person -> person);
    }

    /// The next that tell of the page's people.
    private List<UUID> entries(SightingQuery query, SubjectId last, UUID after) {
        return db.query(
                "select entry_id" + IN_WINDOW + " and subject_id <= ? order by entry_id limit " + ROWS,
                (row, _) -> row.getObject(1, UUID.class),
                values(query, after, last.value()));
    }

    private void add(List<UUID> entries, Sightings sightings) {
        db.query(
                "select " + AuditStore.COLUMNS + " from audit.entry e where entry_id = any(?)",
                row -> {
                    sightings.add(AuditStore.entry(row));
                },
                (Object) entries.toArray(UUID[]::new));
    }

    private static Object[] values(SightingQuery query, UUID after, Object last) {
        return new Object[] {
            query.actor().value(),
            after,
            Ids.lowest(query.to().plusMillis(1)),
            utc(query.from()),
            utc(query.to()),
            query.after().map(SubjectId::value).orElse(BEFORE_ALL),
            last
        };
    }
}
