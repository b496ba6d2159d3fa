package org.bailee.server.watch;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.bailee.crypto.Corrupt;
import org.bailee.server.database.Cut;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.watch.VoucherStore.Voucher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of decoys. Who they are is sealed, so that a copy of the database does not tell a thief whom to
/// leave out.
final class HoneyStore {
    private static final String WHAT = "honey";
    private static final int UUID_BYTES = 16;

    /// Bytes of an id and what seals it.
    private static final int MOST_SEALED = 256;

    /// Who plants more rows makes all of them count for no more than what this process has known.
    private static final int MOST = 100_000;

    private static final String SELECT =
            "select honey_id, " + Cut.to("sealed", MOST_SEALED) + ", added_by, added_at, retired_at from watch.honey";

    private final JdbcTemplate db;
    private final StaffSecrets secrets;
    private final VoucherStore vouchers;

    /// Those this process has known: none is forgotten because a row is gone.
    private volatile Set<SubjectId> known = Set.of();

    HoneyStore(JdbcTemplate db, StaffSecrets secrets) {
        this.db = db;
        this.secrets = secrets;
        this.vouchers = new VoucherStore(db, secrets);
    }

    /// @return whether the person was no decoy before
    boolean add(HoneyPerson person) {
        byte[] subject = bytes(person.subject().value());
        return changed(db.update(
                "insert into watch.honey (honey_id, digest, sealed, added_by, added_at)"
                        + " values (?, ?, ?, ?, ?) on conflict (digest) do nothing",
                person.id(),
                secrets.mac(WHAT, subject),
                secrets.seal(subject, WHAT, person.id()),
                person.addedBy().value(),
                utc(person.addedAt())));
    }

    boolean retire(UUID id, ActorId by, Instant at) {
        return changed(db.update(
                "update watch.honey set retired_by = ?, retired_at = ? where honey_id = ?" + " and retired_at is null",
                by.value(),
                utc(at),
                id));
    }

    private boolean changed(int rows) {
        if (rows == 1) {
            vouchers.write(WHAT, rows().state());
        }
        return rows == 1;
    }

    /// Whether the decoys are those that Bailee was told of, all of them.
    boolean isTrue() {
        Rows rows = rows();
        return vouchers.isTrue(WHAT, rows.voucher(), rows.state());
    }

    Optional<HoneyPerson> find(UUID id) {
        return db.query(SELECT + " where honey_id = ?", (row, _) -> person(row), id).stream()
                .findFirst();
    }

    /// Newest first.
    List<HoneyPerson> page(Optional<UUID> after, int limit) {
        return db.query(
                SELECT + " where honey_id < ? order by honey_id desc limit ?",
                (row, _) -> person(row),
                after.orElseGet(() -> new UUID(-1, -1)),
                limit);
    }

    long count() {
        Long count = db.queryForObject("select count(*) from watch.honey where retired_at is null", Long.class);
        return count == null ? 0 : count;
    }

    /// Those that still count. Where somebody changed the rows, all that were ever known to: one too many
    /// alarms, one too few is silent.
    Decoys decoys() {
        Rows rows = rows();
        boolean areTrue = vouchers.isTrue(WHAT, rows.voucher(), rows.state());
        Set<SubjectId> people = new HashSet<>(areTrue ? Set.of() : known);
        rows.sealed().forEach((id, row) -> {
            if (!row.isRetired() || !areTrue) {
                subject(row.sealed(), id).ifPresent(people::add);
            }
        });
        known = Set.copyOf(people);
        return new Decoys(people, areTrue);
    }

    /// One that was spoilt keeps no other from being known.
    private Optional<SubjectId> subject(byte[] sealed, UUID id) {
        try {
            return Optional.of(subject(secrets.open(sealed, WHAT, id)));
        } catch (Corrupt spoilt) {
            return Optional.empty();
        }
    }

    private record Row(byte[] sealed, boolean isRetired) {}

    /// All rows of one moment, with what vouches for them.
    private record Rows(Optional<Voucher> voucher, SortedMap<UUID, Row> sealed) {
        String state() {
            StringBuilder state = new StringBuilder();
            sealed.forEach((id, row) -> state.append(id)
                    .append(row.isRetired() ? " retired " : " ")
                    .append(HexFormat.of().formatHex(row.sealed()))
                    .append('\n'));
            return state.toString();
        }
    }

    private Rows rows() {
        SortedMap<UUID, Row> sealed = new TreeMap<>();
        Optional<Voucher> voucher = db.query(
                        "select " + VoucherStore.COLUMNS + ", h.honey_id, " + Cut.to("h.sealed", MOST_SEALED)
                                + ", h.retired_at from (values (1)) as one (row)"
                                + " left join watch.vouched v on v.what = ?"
                                + " left join (select * from watch.honey order by honey_id limit " + MOST
                                + ") h on true",
                        (row, _) -> {
                            @Nullable UUID id = row.getObject("honey_id", UUID.class);
                            if (id != null) {
                                boolean retired = row.getObject("retired_at") != null;
                                sealed.put(id, new Row(row.getBytes("sealed"), retired));
                            }
                            return Voucher.of(row);
                        },
                        WHAT)
                .getFirst();
        return new Rows(voucher, sealed);
    }

    private HoneyPerson person(ResultSet row) throws SQLException {
        UUID id = row.getObject("honey_id", UUID.class);
        return new HoneyPerson(
                id,
                subject(secrets.open(row.getBytes("sealed"), WHAT, id)),
                new ActorId(row.getObject("added_by", UUID.class)),
                instant(row, "added_at").orElseThrow(),
                instant(row, "retired_at"));
    }

    private static SubjectId subject(byte[] opened) {
        ByteBuffer subject = ByteBuffer.wrap(opened);
        return new SubjectId(new UUID(subject.getLong(), subject.getLong()));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
