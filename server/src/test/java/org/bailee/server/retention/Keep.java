package org.bailee.server.retention;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailee.server.access.Access;
import org.bailee.server.access.Intent;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestRooms;
import org.bailee.server.types.Value;
import org.bailee.server.vault.OpenPerson;
import org.bailee.server.vault.PersonDraft;
import org.bailee.server.vault.RecordDraft;
import org.bailee.server.vault.Result;
import org.bailee.server.vault.Upkeep;
import org.bailee.server.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;

/// A shop with the register shop.yaml whose nights pass as the test says; no duty runs beside it.
final class Keep implements AutoCloseable {
    static final RetentionSettings.Limit FEW = new RetentionSettings.Limit(3, 1);
    static final RetentionSettings.Limit ANY = new RetentionSettings.Limit(1_000, 1);

    private static final AtomicInteger COUNT = new AtomicInteger();

    final TestRooms rooms = new TestRooms();
    final Vault vault = rooms.get(Vault.class);
    final Register register = rooms.get(Register.class);
    final JdbcTemplate db = rooms.db();
    final TestActor author = TestActor.in("support");
    final TestActor officer = TestActor.in("support");
    final Retentions retentions;

    Keep(RetentionSettings.Limit limit, Duration jump) {
        apply(yaml(), 0);
        retentions = node(limit, jump);
        // The clock is seen for the first time; the next night is the first.
        retentions.step();
    }

    /// With nothing to ask for, and a clock that may run.
    Keep() {
        this(ANY, Duration.ofDays(100_000));
    }

    /// A server on this database.
    Retentions node(RetentionSettings.Limit limit, Duration jump) {
        return node(limit, jump, rooms.clock());
    }

    /// A server whose clock is its own.
    Retentions node(RetentionSettings.Limit limit, Duration jump, TestClock clock) {
        return new RetentionConfiguration()
                .retentions(
                        new RetentionSettings(true, "02:30", limit),
                        register,
                        rooms.get(Upkeep.class),
                        rooms.get(Access.class),
                        rooms.get(Colleagues.class),
                        rooms.get(AuditLog.class),
                        TestAudit.watch(rooms.database(), jump, clock),
                        rooms.get(TransparencyLog.class),
                        db,
                        rooms.tx(),
                        rooms.get(Ids.class),
                        clock);
    }

    static String yaml() {
        try (InputStream file = Objects.requireNonNull(Keep.class.getResourceAsStream("shop.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void apply(String yaml, int from) {
        register.apply(author, yaml.getBytes(StandardCharsets.UTF_8), from);
        // Others believe a version for a second.
        rooms.clock().advance(Duration.ofSeconds(2));
    }

    /// Time passes, and what is due is done.
    Run night(Duration later) {
        rooms.clock().advance(later);
        return run(retentions);
    }

    /// Until it has nothing to do.
    Run run(Retentions node) {
        for (int steps = 0; steps < 1_000; steps++) {
            if (!node.step().isZero()) {
                break;
            }
        }
        return newest();
    }

    Run newest() {
        return retentions.runs(officer, Optional.empty(), 1).items().getFirst();
    }

    SubjectId person(String... orders) {
        List<RecordDraft> records = new ArrayList<>();
        records.add(new RecordDraft(
                "profile",
                Map.of("name", text("Ada Lovelace"), "email", text("ada" + COUNT.incrementAndGet() + "@example.org"))));
        for (String day : orders) {
            Map<String, Value> fields = new HashMap<>(Map.of("remark", text("with care")));
            fields.put("placed-on", text(day));
            records.add(new RecordDraft("order", fields));
        }
        return vault.create(write(), List.of(new PersonDraft(records)), Optional.empty())
                .getFirst()
                .orThrow()
                .subject();
    }

    WriteGrant write() {
        return rooms.get(Access.class).write(intent(), Permission.SUBJECTS_WRITE, List.of());
    }

    private Intent intent() {
        return Intent.of(author, Optional.of("fulfil-orders"), Optional.of("TICKET-1"));
    }

    /// Names of the fields of the person's own that still have a value; empty if the person is gone.
    Optional<Set<String>> fields(SubjectId subject) {
        Result<OpenPerson> opened = vault.open(
                        List.of(rooms.get(Access.class).read(intent(), Permission.SUBJECTS_READ, subject, Set.of())))
                .getFirst();
        if (opened instanceof Result.Failed<OpenPerson>(NotFound _)) {
            return Optional.empty();
        }
        Set<String> fields = new java.util.TreeSet<>();
        opened.orThrow().fields().forEach((path, seen) -> {
            if (seen.value().isPresent()) {
                fields.add(path.field());
            }
        });
        return Optional.of(fields);
    }

    long records(SubjectId subject) {
        return Objects.requireNonNull(db.queryForObject(
                "select count(*) from vault.record where subject_id = ? and record_id <> subject_id",
                Long.class,
                subject.value()));
    }

    /// What the log tells of a person, oldest first.
    List<Entry> entries(SubjectId subject) {
        return rooms.get(AuditLog.class)
                .find(EntryQuery.about(subject, 1_000))
                .items()
                .reversed();
    }

    List<Entry> told(String kind) {
        return TestAudit.entries(db).stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    static Value text(String text) {
        return new Value.Text(text);
    }

    Actor other() {
        return TestActor.in("support");
    }

    @Override
    public void close() {
        rooms.close();
    }
}
