package org.bailee.server.watch;

import static org.bailee.server.database.SqlTime.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of how far the log was read and by whom, of profiles and of dials.
final class ReadingStore {
    /// Nobody takes the lease for longer: a row that says so was changed.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final JdbcTemplate db;

    ReadingStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Takes or keeps the lease; empty if another node has it. Its row stays locked until the transaction ends,
    /// so no other can read the same entries meanwhile, whatever its clock says.
    ///
    /// @return the first position not read yet
    Optional<Long> hold(UUID node, Instant now, Instant until) {
        db.update(
                "insert into watch.reading (only_row, position, holder, held_until) values (true, 0, ?, ?)"
                        + " on conflict do nothing",
                node,
                utc(now));
        return db
                .queryForList(
                        "update watch.reading set holder = ?, held_until = ? where holder = ? or held_until <= ?"
                                + " or held_until > ? returning position",
                        Long.class,
                        node,
                        utc(until),
                        node,
                        utc(now),
                        utc(now.plus(LONGEST)))
                .stream()
                .findFirst();
    }

    void read(long upTo) {
        db.update("update watch.reading set position = ?", upTo);
    }

    /// Lets another node take over at once.
    void release(UUID node, Instant now) {
        db.update("update watch.reading set held_until = ? where holder = ?", utc(now), node);
    }

    List<Profile> profiles() {
        return db
                .query(
                        "select actor_id, bytes from watch.profile",
                        (row, _) -> ProfileBytes.read(
                                new ActorId(row.getObject("actor_id", UUID.class)), row.getBytes("bytes")))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    void keep(Collection<Profile> profiles) {
        db.batchUpdate(
                "insert into watch.profile (actor_id, bytes, last_at) values (?, ?, ?) on conflict (actor_id)"
                        + " do update set bytes = excluded.bytes, last_at = excluded.last_at",
                profiles.stream()
                        .map(profile ->
                                new Object[] {profile.actor.value(), ProfileBytes.write(profile), utc(profile.lastAt)})
                        .toList());
    }

    int forget(Instant before) {
        return db.update("delete from watch.profile where last_at < ?", utc(before));
    }

    Tuning tuning() {
        Map<String, Integer> turned = new HashMap<>();
        Set<String> off = new HashSet<>();
        db.query("select rule, dial, value from watch.setting", row -> {
            String dial = row.getString("dial");
            if (!dial.isEmpty()) {
                turned.put(row.getString("rule") + "/" + dial, row.getInt("value"));
            } else if (row.getInt("value") == 0) {
                off.add(row.getString("rule"));
            }
        });
        return new Tuning(turned, off);
    }

    void turn(String rule, String dial, int value) {
        db.update(
                "insert into watch.setting (rule, dial, value) values (?, ?, ?) on conflict (rule, dial)"
                        + " do update set value = excluded.value",
                rule,
                dial,
                value);
    }
}
