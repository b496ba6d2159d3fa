package org.bailee.server.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailee.server.access.Access;
import org.bailee.server.access.ConsentEvidence;
import org.bailee.server.access.Grant;
import org.bailee.server.access.Intent;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestRooms;
import org.bailee.server.types.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/// A shop with the register shop.yaml, and short ways to do in it what a request would.
final class Shop implements AutoCloseable {
    static final FieldPath NAME = FieldPath.parse("profile.name");
    static final FieldPath EMAIL = FieldPath.parse("profile.email");
    static final FieldPath PHONE = FieldPath.parse("profile.phone");
    static final FieldPath NUMBER = FieldPath.parse("profile.number");

    private static final AtomicInteger COUNT = new AtomicInteger();

    final TestRooms rooms;
    final Vault vault;
    final Tokens tokens;
    final Access access;
    final AuditLog audit;
    final JdbcTemplate db;
    final Actor support = TestActor.in("support");

    Shop() {
        this(new TestRooms(Consents.class));
        apply(register());
    }

    /// Another node of a shop that is open.
    Shop(Shop other) {
        this(TestRooms.beside(other.rooms, Consents.class));
    }

    private Shop(TestRooms rooms) {
        this.rooms = rooms;
        this.vault = rooms.get(Vault.class);
        this.tokens = rooms.get(Tokens.class);
        this.access = rooms.get(Access.class);
        this.audit = rooms.get(AuditLog.class);
        this.db = rooms.db();
    }

    static String register() {
        try (InputStream register = Objects.requireNonNull(Shop.class.getResourceAsStream("shop.yaml"))) {
            return new String(register.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void apply(String text) {
        Register register = rooms.get(Register.class);
        register.apply(
                support,
                text.getBytes(StandardCharsets.UTF_8),
                register.current().number());
    }

    /// An address nobody else in this run has.
    static String freshEmail() {
        return "ada" + COUNT.incrementAndGet() + "@example.org";
    }

    static PersonDraft person(String email, Map<String, String> more) {
        Map<String, Value> fields = new HashMap<>();
        fields.put("name", text("Ada Lovelace"));
        fields.put("email", text(email));
        more.forEach((field, value) -> fields.put(field, text(value)));
        return new PersonDraft(List.of(new RecordDraft("profile", fields)));
    }

    static PersonDraft person(String email) {
        return person(email, Map.of());
    }

    static RecordDraft order(String invoice) {
        return new RecordDraft("order", Map.of("invoice", text(invoice), "remark", text("handle with care")));
    }

    static Value text(String text) {
        return new Value.Text(text);
    }

    CreatedPerson create(PersonDraft draft) {
        return vault.create(write(), List.of(draft), Optional.empty())
                .getFirst()
                .orThrow();
    }

    SubjectId create(String email) {
        return create(person(email)).subject();
    }

    /// A person with a record of a many-collection.
    SubjectId create(RecordDraft record, String email) {
        return create(new PersonDraft(List.of(person(email).records().getFirst(), record)))
                .subject();
    }

    CreatedRecord add(SubjectId subject, RecordDraft draft) {
        NewRecord record = new NewRecord(new NewRecord.Owner.Known(subject), draft);
        return vault.add(write(), List.of(record), Optional.empty()).getFirst().orThrow();
    }

    long change(SubjectId subject, long madeFrom, Map<String, FieldChange> changes) {
        return vault.change(write(), List.of(patch(subject, madeFrom, changes)))
                .getFirst()
                .orThrow();
    }

    static PersonPatch patch(SubjectId subject, long madeFrom, Map<String, FieldChange> changes) {
        return new PersonPatch(subject, madeFrom, List.of(new RecordPatch("profile", changes)));
    }

    static FieldChange replace(String value) {
        return new FieldChange.Replace(text(value));
    }

    OpenPerson open(SubjectId subject) {
        return vault.open(List.of(read(subject))).getFirst().orThrow();
    }

    /// The value as support sees it.
    String opened(SubjectId subject, FieldPath field) {
        Seen seen = Objects.requireNonNull(open(subject).fields().get(field));
        return switch (seen.value().orElseThrow()) {
            case Value.Text(String text) -> text;
            case Value.Parts(var parts) -> String.join(" ", parts.values());
        };
    }

    List<SubjectId> find(Search.Condition... conditions) {
        return vault.search(intent(), new Search(List.of(conditions), Optional.empty(), 100))
                .items();
    }

    static Search.Condition equal(FieldPath field, String value) {
        return new Search.Condition.Equal(field, text(value));
    }

    Intent intent() {
        return intent(support, "fulfil-orders");
    }

    static Intent intent(Actor actor, String purpose) {
        return Intent.of(actor, Optional.of(purpose), Optional.of("TICKET-1"));
    }

    WriteGrant write() {
        return access.write(intent(), Permission.SUBJECTS_WRITE, List.of());
    }

    Grant read(SubjectId subject) {
        return read(support, "fulfil-orders", subject);
    }

    Grant read(Actor actor, String purpose, SubjectId subject) {
        return access.read(intent(actor, purpose), Permission.SUBJECTS_READ, subject, Set.of());
    }

    /// What the log tells of a person, oldest first.
    List<Entry> entries(SubjectId subject) {
        return new ArrayList<>(audit.find(EntryQuery.about(subject, 1_000)).items()).reversed();
    }

    long count(String table) {
        return Objects.requireNonNull(db.queryForObject("select count(*) from vault." + table, Long.class));
    }

    long countOf(String table, SubjectId subject) {
        return Objects.requireNonNull(db.queryForObject(
                "select count(*) from vault." + table + " where subject_id = ?", Long.class, subject.value()));
    }

    @Override
    public void close() {
        rooms.close();
    }

    static Value parts(Map<String, String> parts) {
        return new Value.Parts(new TreeMap<>(parts));
    }

    /// Who has said yes to the newsletter.
    static final class Consents implements ConsentEvidence {
        final Set<SubjectId> given = ConcurrentHashMap.newKeySet();

        @Override
        public Set<SubjectId> given(String activity, Collection<SubjectId> people) {
            Set<SubjectId> said = ConcurrentHashMap.newKeySet();
            people.stream().filter(given::contains).forEach(said::add);
            return said;
        }
    }
}
