package org.bailee.server.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL that tells what an account is called, whatever kind of account it is.
final class NameStore {
    private final JdbcTemplate db;

    NameStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Whoever nobody knows any more is missing from the answer.
    Map<ActorId, String> of(Collection<ActorId> actors) {
        Map<ActorId, String> names = new HashMap<>();
        db.query(
                "select staff_id, display_name from identity.staff where staff_id = any(?)"
                        + " union all select account_id, name from identity.service_account where account_id = any(?)",
                row -> {
                    names.put(new ActorId(row.getObject(1, UUID.class)), row.getString(2));
                },
                ids(actors),
                ids(actors));
        return names;
    }

    private static SqlArrayValue ids(Collection<ActorId> actors) {
        return new SqlArrayValue("uuid", actors.stream().map(ActorId::value).toArray());
    }
}
