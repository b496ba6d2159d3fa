package org.bailee.server.retention;

import static org.bailee.server.database.SqlTime.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of what runs found: item by item, and in numbers.
final class ItemStore {
    private final JdbcTemplate db;

    ItemStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(UUID run, List<Item> items) {
        BulkInsert.<Item>into("retention.item")
                .uuid("run_id", _ -> run)
                .uuid("subject_id", item -> item.subject().value())
                .uuid("record_id", item -> item.record().value())
                .text("collection", Item::collection)
                .text("cause", Item::cause)
                .text("held_by", item -> item.heldBy().orElse(""))
                .text("fields", item -> String.join(" ", item.fields()))
                .instant("due_at", item -> item.at().orElse(null))
                .text("state", Item::state)
                .insert(db, items);
    }

    /// Sums up what was found.
    Run.Found count(UUID run) {
        db.update("delete from retention.tally where run_id = ?", run);
        db.update(
                "insert into retention.tally (run_id, collection, cause, held_by, records, people)"
                        + " select run_id, collection, cause, held_by, count(*), count(distinct subject_id)"
                        + " from retention.item where run_id = ? group by run_id, collection, cause, held_by",
                run);
        return Objects.requireNonNull(db.queryForObject(
                "select count(distinct subject_id) filter (where state = 'due') as people,"
                        + " count(distinct (record_id, collection)) filter (where state = 'due') as records,"
                        + " count(distinct (record_id, collection)) filter (where state = 'held') as held"
                        + " from retention.item where run_id = ?",
                (row, _) -> new Run.Found(row.getLong("people"), row.getLong("records"), row.getLong("held")),
                run));
    }

    List<Tally> tallies(UUID run) {
        return db.query(
                "select * from retention.tally where run_id = ? order by held_by, collection, cause",
                (row, _) -> new Tally(
                        row.getString("collection"),
                        row.getString("cause"),
                        Optional.of(row.getString("held_by")).filter(by -> !by.isEmpty()),
                        row.getLong("records"),
                        row.getLong("people")),
                run);
    }

    /// The next people of whom something is to go, by id.
    List<SubjectId> due(UUID run, int limit) {
        return db.query(
                "select distinct subject_id from retention.item where run_id = ? and state = 'due'"
                        + " order by subject_id limit ?",
                (row, _) -> new SubjectId(row.getObject(1, UUID.class)),
                run,
                limit);
    }

    /// What of a person is to go; whoever else would do it waits until the transaction ends, and finds it done.
    List<Item> lockDue(UUID run, SubjectId subject) {
        return db.query(
                "select * from retention.item where run_id = ? and subject_id = ? and state = 'due'"
                        + " order by record_id, collection, cause for update",
                (row, _) -> item(row),
                run,
                subject.value());
    }

    void settle(UUID run, SubjectId subject, String state) {
        db.update(
                "update retention.item set state = ? where run_id = ? and subject_id = ? and state = 'due'",
                state,
                run,
                subject.value());
    }

    /// Items of a run, by person.
    ///
    /// @param after the person of the last item seen; items of one person are never parted
    List<Item> page(UUID run, Optional<SubjectId> after, int people) {
        return db.query(
                "select * from retention.item where run_id = ? and subject_id in (select distinct subject_id"
                        + " from retention.item where run_id = ? and subject_id > ? order by subject_id limit ?)"
                        + " order by subject_id, record_id, collection, cause, held_by",
                (row, _) -> item(row),
                run,
                run,
                after.map(SubjectId::value).orElse(new UUID(0, 0)),
                people);
    }

    /// What earlier runs found that are over; their numbers stay, and what was erased stands in the log.
    void forgetBefore(UUID run) {
        db.update(
                "delete from retention.item where run_id < ? and run_id not in"
                        + " (select run_id from retention.run where state in ('looking', 'waiting', 'erasing'))",
                run);
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                new SubjectId(row.getObject("subject_id", UUID.class)),
                row.getString("collection"),
                new RecordId(row.getObject("record_id", UUID.class)),
                new TreeSet<>(List.of(row.getString("fields").split(" "))),
                row.getString("cause"),
                instant(row, "due_at"),
                Optional.of(row.getString("held_by")).filter(by -> !by.isEmpty()),
                row.getString("state"));
    }
}
