package org.bailee.server.watch;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of decoys. Who they are is sealed, so that a copy of the database does not tell a thief whom to leave out.
final class HoneyStore {
    private static final String WHAT = "honey";
    private static final int UUID_BYTES = 16;

    private final JdbcTemplate db;
    private final StaffSecrets secrets;

    HoneyStore(JdbcTemplate db, StaffSecrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /// @return whether the person was no decoy before
    boolean add(HoneyPerson person) {
        byte[] subject = bytes(person.subject().value());
        return db.update(
                        "insert into watch.honey (honey_id, digest, sealed, added_by, added_at)"
                                + " values (?, ?, ?, ?, ?) on conflict (digest) do nothing",
                        person.id(),
                        secrets.mac(WHAT, subject),
                        secrets.seal(subject, WHAT, person.id()),
                        person.addedBy().value(),
                        utc(person.addedAt()))
                == 1;
    }

    boolean retire(UUID id, ActorId by, Instant at) {
        return db.update(
                        "update watch.honey set retired_by = ?, retired_at = ? where honey_id = ?"
                                + " and retired_at is null",
                        by.value(),
                        utc(at),
                        id)
                == 1;
    }

    Optional<HoneyPerson> find(UUID id) {
        return db.query("select * from watch.honey where honey_id = ?", (row, _) -> person(row), id).stream()
                .findFirst();
    }

    /// Newest first.
    List<HoneyPerson> page(Optional<UUID> after, int limit) {
        return db.query(
                "select * from watch.honey where honey_id < ? order by honey_id desc limit ?",
                (row, _) -> person(row),
                after.orElseGet(() -> new UUID(-1, -1)),
                limit);
    }

    long count() {
        Long count = db.queryForObject("select count(*) from watch.honey where retired_at is null", Long.class);
        return count == null ? 0 : count;
    }

    /// Those that still count.
    Decoys decoys() {
        Set<SubjectId> people =
                db
                        .query(
                                "select * from watch.honey where retired_at is null",
                                (row, _) -> person(row).subject())
                        .stream()
                        .collect(Collectors.toUnmodifiableSet());
        return new Decoys(people);
    }

    private HoneyPerson person(ResultSet row) throws SQLException {
        UUID id = row.getObject("honey_id", UUID.class);
        ByteBuffer subject = ByteBuffer.wrap(secrets.open(row.getBytes("sealed"), WHAT, id));
        return new HoneyPerson(
                id,
                new SubjectId(new UUID(subject.getLong(), subject.getLong())),
                new ActorId(row.getObject("added_by", UUID.class)),
                instant(row, "added_at").orElseThrow(),
                instant(row, "retired_at"));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
