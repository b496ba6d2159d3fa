package org.bailee.server.keys;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/// The SQL of changes of the root key.
final class RootStore {
    private static final RowMapper<RootChange> CHANGE = (row, _) -> new RootChange(
            row.getInt("number"),
            row.getInt("seals"),
            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
            Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));

    private final JdbcTemplate db;

    RootStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Newest first.
    List<RootChange> changes(int limit) {
        return db.query("select * from keys.root_change order by number desc limit ?", CHANGE, limit);
    }

    List<RootChange> notEnded() {
        return db.query("select * from keys.root_change where ended_at is null order by number limit 1000", CHANGE);
    }

    /// A row that somebody planted in the place of the handover does not keep the root key from being changed.
    void insert(RootChange change, WrappedRoot handover) {
        db.update(
                "insert into keys.root_change (number, seals, changed_at) values (?, ?, ?)",
                change.number(),
                change.seals(),
                change.changedAt().atOffset(ZoneOffset.UTC));
        db.update(
                "insert into keys.root_handover (number, wrapped) values (?, ?)"
                        + " on conflict (number) do update set wrapped = excluded.wrapped",
                handover.number(),
                handover.wrapped());
    }

    void deleteHandover(int number) {
        db.update("delete from keys.root_handover where number = ?", number);
    }

    /// @return whether it had not ended before
    boolean end(int number, Instant at) {
        return db.update(
                        "update keys.root_change set ended_at = ? where number = ? and ended_at is null",
                        at.atOffset(ZoneOffset.UTC),
                        number)
                == 1;
    }

    /// Writes the tables' files anew, without what lay under the old root key. Outside of any transaction.
    void rewrite() {
        for (String table : List.of("keys.root_handover", "keys.sealed_root", "keys.wrapped_key")) {
            db.execute("vacuum (full) " + table);
        }
    }
}
