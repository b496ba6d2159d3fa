package org.bailee.server.identity;

import static org.bailee.server.database.SqlTime.utc;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL about who brought whom in.
final class SponsorStore {
    private final JdbcTemplate db;

    SponsorStore(JdbcTemplate db) {
        this.db = db;
    }

    void insert(ActorId staff, ActorId sponsor, Instant at) {
        db.update("""
                insert into identity.sponsor (staff_id, sponsor_id, since) values (?, ?, ?)
                on conflict (staff_id, sponsor_id) do update set since = greatest(identity.sponsor.since, excluded.since)
                """, staff.value(), sponsor.value(), utc(at));
    }

    /// Who brought the person in after that moment, who brought those in, and so on; never the person themselves.
    Set<ActorId> line(ActorId staff, Instant after) {
        Set<ActorId> line = new HashSet<>(db.query(
                """
                with recursive line (id) as (
                    select sponsor_id from identity.sponsor where staff_id = ? and since > ?
                    union
                    select next.sponsor_id from identity.sponsor next join line on next.staff_id = line.id
                    where next.since > ?)
                select id from line
                """, (row, _) -> new ActorId(row.getObject("id", UUID.class)), staff.value(), utc(after), utc(after)));
        line.remove(staff);
        return line;
    }
}
