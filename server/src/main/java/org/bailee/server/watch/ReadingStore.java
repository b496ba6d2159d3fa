package org.bailee.server.watch;

import static org.bailee.server.database.SqlTime.utc;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.database.Cut;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.ActorId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of how far the log was read and by whom, and of profiles. What they say counts only with a code that
/// nobody makes without the keys: who writes to the database could otherwise say that all was read, or that
/// much is usual.
final class ReadingStore {
    /// Nobody takes the lease for longer: a row that says so was changed.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final String POSITION = "watch-reading";
    private static final String PROFILE = "watch-profile";

    private static final String PROOF = Cut.to("proof", 64);

    /// Of a profile, which has some thousand bytes, and in a month of many purposes a few hundred thousand.
    private static final int MOST_BYTES = 1 << 20;

    private static final int PAGE = 50;

    private final JdbcTemplate db;
    private final StaffSecrets secrets;

    /// @param isTrue whether Bailee wrote it
    record Position(long value, boolean isTrue) {}

    /// @param areTrue whether Bailee wrote all there are; those it did not are left out
    record Profiles(List<Profile> all, boolean areTrue) {}

    ReadingStore(JdbcTemplate db, StaffSecrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /// Takes or keeps the lease; empty if another node has it. Its row stays locked until the transaction ends,
    /// so no other can read the same entries meanwhile, whatever its clock says.
    ///
    /// @return the first position not read yet
    Optional<Position> hold(UUID node, Instant now, Instant until) {
        db.update(
                "insert into watch.reading (only_row, position, holder, held_until) values (true, 0, ?, ?)"
                        + " on conflict do nothing",
                node,
                utc(now));
        return db
                .query(
                        "update watch.reading set holder = ?, held_until = ? where holder = ? or held_until <= ?"
                                + " or held_until > ? returning position, " + PROOF,
                        (row, _) -> position(row),
                        node,
                        utc(until),
                        node,
                        utc(now),
                        utc(now.plus(LONGEST)))
                .stream()
                .findFirst();
    }

    void read(long upTo) {
        db.update("update watch.reading set position = ?, proof = ?", upTo, proof(upTo));
    }

    /// How far the log was read for certain: no further than Bailee itself has written down.
    long proven() {
        return db.query("select position, " + PROOF + " from watch.reading limit 1", (row, _) -> position(row)).stream()
                .filter(Position::isTrue)
                .map(Position::value)
                .findFirst()
                .orElse(0L);
    }

    private Position position(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        byte @Nullable [] proof = row.getBytes("proof");
        return new Position(position, position == 0 || MessageDigest.isEqual(proof, proof(position)));
    }

    private byte[] proof(long position) {
        return secrets.mac(
                POSITION, ByteBuffer.allocate(Long.BYTES).putLong(position).array());
    }

    /// Lets another node take over at once.
    void release(UUID node, Instant now) {
        db.update("update watch.reading set held_until = ? where holder = ?", utc(now), node);
    }

    /// Some at a time, of which only the true ones are kept: whoever plants many fills no memory with them.
    Profiles profiles() {
        List<Profile> all = new ArrayList<>();
        boolean areTrue = true;
        UUID last = new UUID(0, 0);
        List<Kept> page;
        do {
            page = page(last);
            for (Kept kept : page) {
                last = kept.actor().value();
                kept.profile().ifPresent(all::add);
                areTrue &= kept.profile().isPresent();
            }
        } while (page.size() == PAGE);
        return new Profiles(all, areTrue);
    }

    private record Kept(ActorId actor, Optional<Profile> profile) {}

    private List<Kept> page(UUID after) {
        return db.query(
                "select actor_id, " + Cut.to("bytes", MOST_BYTES) + ", " + PROOF
                        + " from watch.profile where actor_id > ? order by actor_id limit " + PAGE,
                (row, _) -> {
                    ActorId actor = new ActorId(row.getObject("actor_id", UUID.class));
                    byte[] bytes = row.getBytes("bytes");
                    boolean isTrue = MessageDigest.isEqual(row.getBytes("proof"), proof(actor, bytes));
                    return new Kept(actor, isTrue ? ProfileBytes.read(actor, bytes) : Optional.empty());
                },
                after);
    }

    void keep(Collection<Profile> profiles) {
        db.batchUpdate(
                "insert into watch.profile (actor_id, bytes, proof, last_at) values (?, ?, ?, ?) on conflict (actor_id)"
                        + " do update set bytes = excluded.bytes, proof = excluded.proof, last_at = excluded.last_at",
                profiles.stream().map(this::row).toList());
    }

    private Object[] row(Profile profile) {
        byte[] bytes = ProfileBytes.write(profile);
        return new Object[] {profile.actor.value(), bytes, proof(profile.actor, bytes), utc(profile.lastAt)};
    }

    private byte[] proof(ActorId actor, byte[] bytes) {
        return secrets.mac(
                PROFILE,
                ByteBuffer.allocate(2 * Long.BYTES + bytes.length)
                        .putLong(actor.value().getMostSignificantBits())
                        .putLong(actor.value().getLeastSignificantBits())
                        .put(bytes)
                        .array());
    }

    int forget(Instant before) {
        return db.update("delete from watch.profile where last_at < ?", utc(before));
    }
}
