package org.bailee.server.watch;

import static org.bailee.server.database.SqlTime.instant;
import static org.bailee.server.database.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.bailee.server.database.Cut;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.SubjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// The SQL of alerts and of the entries behind them.
final class AlertStore {
    /// Planted rows of one key beyond these hide a true one, which then begins anew and is told.
    private static final int MOST_OF_ONE = 20;

    private static final int MOST_LOOKED_AT = 1_000;

    private static final String SELECT = "select alert_id, " + Cut.to("rule", 64) + ", " + Cut.to("grade", 64) + ", "
            + Cut.to("code", 64) + ", " + Cut.to("gaps", 4_096)
            + ", actor_id, person_id, first_at, last_at, count, first_position, last_position, acknowledged_at,"
            + " acknowledged_by, " + Cut.to("reason", 4_096) + ", " + Cut.to("proof", 64) + " from watch.alert ";

    private final JdbcTemplate db;
    private final AlertProof proof;

    AlertStore(JdbcTemplate db, StaffSecrets secrets) {
        this.db = db;
        this.proof = new AlertProof(secrets);
    }

    void insert(Alert alert) {
        db.update(
                """
                insert into watch.alert
                    (alert_id, rule, grade, code, gaps, actor_id, person_id, first_at, last_at, count,
                     first_position, last_position, proof)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                alert.id(),
                alert.rule(),
                alert.grade().word(),
                alert.code(),
                String.join("\n", alert.gaps()),
                alert.actor().value(),
                alert.person().map(SubjectId::value).orElse(null),
                utc(alert.firstAt()),
                utc(alert.lastAt()),
                alert.count(),
                number(alert.firstPosition()),
                number(alert.lastPosition()),
                proof.of(alert));
    }

    /// What goes on under an alert: its reason is said as of the newest.
    void goesOn(Alert alert) {
        db.update(
                """
                update watch.alert
                set grade = ?, code = ?, gaps = ?, last_at = ?, count = ?, last_position = ?, proof = ?
                where alert_id = ?
                """,
                alert.grade().word(),
                alert.code(),
                String.join("\n", alert.gaps()),
                utc(alert.lastAt()),
                alert.count(),
                number(alert.lastPosition()),
                proof.of(alert),
                alert.id());
    }

    /// The open alert that a finding belongs to, held until the transaction ends. A row that Bailee did not
    /// write is none: under one that was planted everything could go on untold.
    Optional<Alert> lockOpen(Finding.Key key, Instant since) {
        return db
                .query(
                        SELECT + """
                        where rule = ? and actor_id = ? and person_id is not distinct from ?::uuid
                            and acknowledged_at is null and last_at >= ?
                        order by alert_id desc limit ? for update
                        """,
                        (row, _) -> Optional.of(alert(row)).filter(proof.isOf(row.getBytes("proof"))),
                        key.rule(),
                        key.actor().value(),
                        key.person().map(SubjectId::value).orElse(null),
                        utc(since),
                        MOST_OF_ONE)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Whether Bailee wrote the newest as they stand, from an instant on: one that was marked as acknowledged
    /// by somebody else is looked at by nobody.
    boolean areTrue(Instant from) {
        return db
                .query(
                        SELECT + " where alert_id >= ? order by alert_id desc limit ?",
                        (row, _) -> proof.isOf(row.getBytes("proof")).test(alert(row)),
                        Ids.lowest(from),
                        MOST_LOOKED_AT)
                .stream()
                .allMatch(Boolean::booleanValue);
    }

    long countSince(Instant since) {
        return count("select count(*) from watch.alert where first_at >= ?", utc(since));
    }

    void addEntries(UUID alert, List<Finding.Evidence> entries) {
        db.batchUpdate(
                "insert into watch.alert_entry (alert_id, position, entry_id) values (?, ?, ?) on conflict do nothing",
                entries.stream()
                        .map(entry -> new Object[] {
                            alert, entry.position(), entry.entry().value()
                        })
                        .toList());
    }

    long countEntries(UUID alert) {
        return count("select count(*) from watch.alert_entry where alert_id = ?", alert);
    }

    List<Long> positions(UUID alert) {
        return db.queryForList(
                "select position from watch.alert_entry where alert_id = ? order by position", Long.class, alert);
    }

    Optional<Alert> find(UUID id) {
        return db.query(SELECT + " where alert_id = ?", (row, _) -> alert(row), id).stream()
                .findFirst();
    }

    Optional<Alert> lock(UUID id) {
        return db.query(SELECT + " where alert_id = ? for update", (row, _) -> alert(row), id).stream()
                .findFirst();
    }

    void acknowledged(Alert alert, Alert.Acknowledgement acknowledgement) {
        db.update(
                "update watch.alert set acknowledged_at = ?, acknowledged_by = ?, reason = ?, proof = ? where alert_id = ?",
                utc(acknowledgement.at()),
                acknowledgement.by().value(),
                acknowledgement.reason(),
                proof.of(alert.acknowledged(acknowledgement)),
                alert.id());
    }

    long countOpen(List<Grade> grades) {
        return count("select count(*) from watch.alert where acknowledged_at is null and grade = any(?)", (Object)
                words(grades));
    }

    Page<Alert> page(AlertQuery query) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        query.open()
                .ifPresent(open -> conditions.add(open ? "acknowledged_at is null" : "acknowledged_at is not null"));
        query.least().ifPresent(least -> add(conditions, values, "grade = any(?)", words(from(least))));
        query.rule().ifPresent(rule -> add(conditions, values, "rule = ?", rule));
        query.actor().ifPresent(actor -> add(conditions, values, "actor_id = ?", actor.value()));
        query.person().ifPresent(person -> add(conditions, values, "person_id = ?", person.value()));
        query.from().ifPresent(from -> add(conditions, values, "last_at >= ?", utc(from)));
        query.to().ifPresent(to -> add(conditions, values, "first_at < ?", utc(to)));
        query.after().ifPresent(after -> add(conditions, values, "alert_id < ?", after));
        values.add(query.limit() + 1);
        List<Alert> found = db.query(
                SELECT + " where " + String.join(" and ", conditions) + " order by alert_id desc limit ?",
                (row, _) -> alert(row),
                values.toArray());
        return Page.of(found, query.limit(), Alert::id);
    }

    private static List<Grade> from(Grade least) {
        return Stream.of(Grade.values())
                .filter(grade -> grade.compareTo(least) >= 0)
                .toList();
    }

    private static String[] words(List<Grade> grades) {
        return grades.stream().map(Grade::word).toArray(String[]::new);
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object value) {
        conditions.add(condition);
        values.add(value);
    }

    private long count(String sql, Object... values) {
        Long count = db.queryForObject(sql, Long.class, values);
        return count == null ? 0 : count;
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? (Long) number.getAsLong() : null;
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Alert alert(ResultSet row) throws SQLException {
        String gaps = row.getString("gaps");
        Optional<Alert.Acknowledgement> acknowledgement = Optional.empty();
        Optional<Instant> at = instant(row, "acknowledged_at");
        if (at.isPresent()) {
            acknowledgement = Optional.of(new Alert.Acknowledgement(
                    new ActorId(row.getObject("acknowledged_by", UUID.class)), at.get(), row.getString("reason")));
        }
        return new Alert(
                row.getObject("alert_id", UUID.class),
                row.getString("rule"),
                Grade.named(row.getString("grade")).orElseThrow(),
                row.getString("code"),
                gaps.isEmpty() ? List.of() : Arrays.asList(gaps.split("\n", -1)),
                new ActorId(row.getObject("actor_id", UUID.class)),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(SubjectId::new),
                instant(row, "first_at").orElseThrow(),
                instant(row, "last_at").orElseThrow(),
                row.getLong("count"),
                number(row, "first_position"),
                number(row, "last_position"),
                acknowledgement);
    }
}
