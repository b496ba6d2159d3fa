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

/// Finds what one credential saw, by the index of what it did: the part of it that is in the window, and no more.
final class SightingStore {
    /// In memory at a time, however many entries a page adds up.
    private static final int ROWS = 2_000;

    private static final String IN_WINDOW = " from audit.entry where actor_id = ? and entry_id >= ? and entry_id < ?"
            + " and at >= ? and at < ? and outcome = 'done' and subject_id > ? and kind in ("
            + Sightings.KINDS.stream().map(kind -> "'" + kind + "'").collect(Collectors.joining(", ")) + ")";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcTemplate db;
    private final TransactionTemplate snapshot;

    SightingStore(JdbcTemplate db) {
        this.db = new JdbcTemplate(Objects.requireNonNull(db.getDataSource()));
        this.db.setFetchSize(ROWS);
        this.snapshot = new TransactionTemplate(new JdbcTransactionManager(db.getDataSource()));
        snapshot.setReadOnly(true);
        // Both statements see the same entries, though more are being written.
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    Page<Sighting> find(SightingQuery query) {
        return Objects.requireNonNull(snapshot.execute(_ -> page(query)));
    }

    private Page<Sighting> page(SightingQuery query) {
        Page<SubjectId> people = people(query);
        if (people.items().isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        Sightings sightings = new Sightings(people.items());
        db.query(
                "select *" + IN_WINDOW + " and subject_id <= ?",
                row -> {
                    sightings.add(AuditStore.entry(row));
                },
                values(query, people.items().getLast().value()));
        return new Page<>(sightings.all(), people.next());
    }

    private Page<SubjectId> people(SightingQuery query) {
        List<SubjectId> found = db.query(
                "select distinct subject_id" + IN_WINDOW + " order by subject_id limit ?",
                (row, _) -> new SubjectId(row.getObject(1, UUID.class)),
                values(query, query.limit() + 1));
        return Page.of(found, query.limit(), person -> person);
    }

    private static Object[] values(SightingQuery query, Object last) {
        return new Object[] {
            query.actor().value(),
            Ids.lowest(query.from()),
            Ids.lowest(query.to().plusMillis(1)),
            utc(query.from()),
            utc(query.to()),
            query.after().map(SubjectId::value).orElse(BEFORE_ALL),
            last
        };
    }
}
