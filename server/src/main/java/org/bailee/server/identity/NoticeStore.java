package org.bailee.server.identity;

import static org.bailee.server.database.SqlTime.utc;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL about what people have marked as read.
final class NoticeStore {
    private final JdbcTemplate db;

    NoticeStore(JdbcTemplate db) {
        this.db = db;
    }

    Set<EntryId> read(ActorId staff) {
        return db
                .query(
                        "select entry_id from identity.read_notice where staff_id = ?",
                        (row, _) -> new EntryId(row.getObject("entry_id", UUID.class)),
                        staff.value())
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    void read(ActorId staff, List<EntryId> entries, Instant now) {
        db.batchUpdate(
                "insert into identity.read_notice (staff_id, entry_id, read_at) values (?, ?, ?)"
                        + " on conflict do nothing",
                entries.stream()
                        .map(entry -> new Object[] {staff.value(), entry.value(), utc(now)})
                        .toList());
    }

    /// Forgets marks so old that what they mark, older still, is no news any more.
    void sweep(ActorId staff, Instant before) {
        db.update("delete from identity.read_notice where staff_id = ? and read_at < ?", staff.value(), utc(before));
    }
}
