package org.bailee.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bailee.server.database.Cut;
import org.bailee.server.keys.StaffSecrets;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of what is to be told to somebody outside.
final class DeliveryStore {
    /// Whether Bailee itself left a row as it is.
    enum Standing {
        WAITS,
        ENDED,
        /// Gone, put off for ever, or said to be told by somebody else.
        CHANGED
    }

    /// One whose turn it is, with what it says.
    record Due(Delivery delivery, byte[] sealed) {}

    /// A message, sealed, or a code over how it ended.
    private static final String SEALED = Cut.to("sealed", 1 << 18);

    private static final String COLUMNS = "delivery_id, alert_id, " + Cut.to("way", 64) + ", " + Cut.to("state", 64)
            + ", attempts, due_at, made_at, ended_at, " + Cut.to("fault", 1_024);

    private final JdbcTemplate db;
    private final StaffSecrets secrets;

    DeliveryStore(JdbcTemplate db, StaffSecrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /// @param sealed what it says, as [Message] seals it
    void insert(Delivery delivery, byte[] sealed) {
        db.update(
                """
                insert into watch.delivery
                    (delivery_id, alert_id, way, sealed, state, attempts, due_at, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                delivery.id(),
                delivery.alert().orElse(null),
                delivery.way().word(),
                sealed,
                delivery.state().word(),
                delivery.attempts(),
                utc(delivery.dueAt()),
                utc(delivery.madeAt()));
    }

    /// Takes what is due and can be read, and nobody else takes it until then: sending happens outside any
    /// transaction.
    List<Due> take(Instant now, Instant until, int limit) {
        return db.query(
                """
                update watch.delivery set due_at = ?, attempts = attempts + 1 where delivery_id in (
                    select delivery_id from watch.delivery where state = 'waiting' and way in ('mail', 'webhook')
                    and ended_at is null and isfinite(due_at) and isfinite(made_at) and due_at <= ?
                    order by due_at limit ? for update skip locked)
                returning\s""" + COLUMNS + ", " + SEALED,
                (row, _) -> new Due(delivery(row), row.getBytes("sealed")),
                utc(until),
                utc(now),
                limit);
    }

    void again(UUID id, Instant dueAt, String fault) {
        db.update(
                "update watch.delivery set due_at = ?, fault = ? where delivery_id = ? and state = 'waiting'",
                utc(dueAt),
                fault,
                id);
    }

    /// Its text is let go: what is kept is that it was told, under a code of Bailee's.
    void ended(UUID id, Delivery.State state, Instant at, Optional<String> fault) {
        db.update(
                "update watch.delivery set state = ?, ended_at = ?, fault = ?, sealed = ? where delivery_id = ?",
                state.word(),
                utc(at),
                fault.orElse(null),
                proof(id, state),
                id);
    }

    /// How the row of a delivery stands.
    ///
    /// @param latest when it is tried again at the latest, if it waits
    Standing standing(UUID id, Delivery.Way way, Instant latest) {
        return db
                .query(
                        "select " + Cut.to("way", 64) + ", " + Cut.to("state", 64) + ", " + SEALED
                                + ", isfinite(due_at) and due_at <= ? as due from watch.delivery"
                                + " where delivery_id = ?",
                        (row, _) -> standing(row, id, way),
                        utc(latest),
                        id)
                .stream()
                .findFirst()
                .orElse(Standing.CHANGED);
    }

    private Standing standing(ResultSet row, UUID id, Delivery.Way way) throws SQLException {
        String state = row.getString("state");
        byte[] kept = row.getBytes("sealed");
        if (state.equals(Delivery.State.WAITING.word())) {
            return row.getString("way").equals(way.word()) && row.getBoolean("due") ? Standing.WAITS : Standing.CHANGED;
        }
        boolean ended = Stream.of(Delivery.State.SENT, Delivery.State.GIVEN_UP)
                .anyMatch(one -> one.word().equals(state) && MessageDigest.isEqual(kept, proof(id, one)));
        return ended ? Standing.ENDED : Standing.CHANGED;
    }

    private byte[] proof(UUID id, Delivery.State state) {
        return secrets.mac("watch-told", (id + "\n" + state.word()).getBytes(UTF_8));
    }

    List<Delivery> of(UUID alert) {
        return db.query(
                "select " + COLUMNS + " from watch.delivery where alert_id = ? order by delivery_id limit 1000",
                (row, _) -> delivery(row),
                alert);
    }

    void forget(Instant before) {
        db.update("delete from watch.delivery where ended_at < ?", utc(before));
    }

    /// Whether nobody has mailed it for this day yet; from now on somebody has.
    boolean begin(String what, LocalDate day) {
        db.update("insert into watch.mailed (what, day) values (?, '-infinity') on conflict do nothing", what);
        boolean done = db.query(
                        "select day, " + Cut.to("proof", 64) + " from watch.mailed where what = ? for update",
                        (row, _) -> isSince(row, what, day),
                        what)
                .getFirst();
        return !done
                && db.update("update watch.mailed set day = ?, proof = ? where what = ?", day, proof(what, day), what)
                        == 1;
    }

    /// A day that Bailee did not write down would keep a checkpoint from ever being mailed again.
    private boolean isSince(ResultSet row, String what, LocalDate day) throws SQLException {
        LocalDate kept = row.getObject("day", LocalDate.class);
        return !kept.isBefore(day) && MessageDigest.isEqual(row.getBytes("proof"), proof(what, kept));
    }

    private byte[] proof(String what, LocalDate day) {
        return secrets.mac("watch-mailed", (what + "\n" + day).getBytes(UTF_8));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("delivery_id", UUID.class),
                Optional.ofNullable(row.getObject("alert_id", UUID.class)),
                Delivery.Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)),
                Delivery.State.valueOf(
                        row.getString("state").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.getInt("attempts"),
                instant(row, "due_at").orElseThrow(),
                instant(row, "made_at").orElseThrow(),
                instant(row, "ended_at"),
                Optional.ofNullable(row.getString("fault")));
    }
}
