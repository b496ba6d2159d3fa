package org.bailee.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.Outcome;
import org.bailee.server.register.Activity;
import org.bailee.server.register.Field;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.register.View;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestRooms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AccessTests {
    private static TestRooms rooms;
    private static Access access;
    private static AuditLog audit;
    private static RegisterDefinition register;
    private static Consents consents;

    @BeforeAll
    static void openRooms() throws IOException {
        rooms = new TestRooms(Consents.class);
        access = rooms.get(Access.class);
        audit = rooms.get(AuditLog.class);
        consents = rooms.get(Consents.class);
        try (InputStream file = Objects.requireNonNull(AccessTests.class.getResourceAsStream("../vault/shop.yaml"))) {
            rooms.get(Register.class).apply(TestActor.in("support"), file.readAllBytes(), 0);
        }
        register = rooms.get(Register.class).current().definition();
    }

    @AfterAll
    static void closeRooms() {
        rooms.close();
    }

    /// S15: role × purpose × field, generated from the register: what it grants is granted just so, all else refused.
    @TestFactory
    @Tag("S15")
    List<DynamicTest> grantsExactlyWhatTheRegisterSays() {
        Set<String> roles = new TreeSet<>(Set.of("auditor", "administrator", "nobody"));
        register.activities()
                .values()
                .forEach(activity -> roles.addAll(activity.roles().keySet()));
        List<DynamicTest> matrix = new ArrayList<>();
        for (String role : roles) {
            for (Activity activity : register.activities().values()) {
                for (Field field : register.fields().toList()) {
                    matrix.add(DynamicTest.dynamicTest(
                            role + " " + activity.name() + " " + field.path(), () -> grants(role, activity, field)));
                }
            }
        }
        return matrix;
    }

    private static void grants(String role, Activity activity, Field field) {
        SubjectId subject = person();
        consents.given.add(subject);
        Intent intent = intent(TestActor.in(role), activity.name());
        Optional<View> expected = activity.view(role, field.path());

        Optional<View> granted;
        try {
            Grant grant = access.read(intent, Permission.SUBJECTS_READ, subject, Set.of(field.path()));
            assertThat(grant.views()).containsOnlyKeys(field.path());
            granted = Optional.of(Objects.requireNonNull(grant.views().get(field.path())));
        } catch (Denied _) {
            granted = Optional.empty();
        }

        assertThat(granted).isEqualTo(expected);
        assertThat(entries(subject).stream().filter(entry -> entry.outcome() == Outcome.REFUSED))
                .hasSize(expected.isPresent() ? 0 : 1);
    }

    @Test
    @Tag("S15")
    void grantsAllThatTheRolesMaySeeWhenNothingIsNamed() {
        Grant grant = access.read(intent(TestActor.in("warehouse")), Permission.SUBJECTS_READ, person(), Set.of());

        assertThat(grant.views())
                .isEqualTo(Map.of(
                        FieldPath.parse("profile.name"), View.PLAIN,
                        FieldPath.parse("profile.email"), View.PRESENT,
                        FieldPath.parse("delivery.address"), View.PLAIN));
    }

    @Test
    @Tag("S15")
    void grantsNoMoreThanWasAskedForAndSaysWhatItHeldBack() {
        Grant grant = access.read(
                intent(TestActor.in("warehouse")), Permission.SUBJECTS_READ, person(), Set.of(), View.MASKED);

        assertThat(grant.views())
                .isEqualTo(Map.of(
                        FieldPath.parse("profile.name"), View.MASKED,
                        FieldPath.parse("profile.email"), View.PRESENT,
                        FieldPath.parse("delivery.address"), View.MASKED));
        assertThat(grant.held())
                .containsExactlyInAnyOrder(FieldPath.parse("profile.name"), FieldPath.parse("delivery.address"));
    }

    /// Each role is the more open one for one of the fields, so it is not their order that decides.
    @Test
    void takesTheMostOpenViewOfSeveralRoles() {
        FieldPath name = FieldPath.parse("profile.name");
        FieldPath phone = FieldPath.parse("profile.phone");

        Grant grant = access.read(
                intent(TestActor.in("billing", "support")), Permission.SUBJECTS_READ, person(), Set.of(name, phone));

        assertThat(grant.views()).isEqualTo(Map.of(name, View.PLAIN, phone, View.PLAIN));
    }

    @Test
    @Tag("ASVS-8.2.3")
    void refusesTheWholeRequestForOneFieldThatMayNotBeSeen() {
        assertRefused(
                "field.not-for-role",
                () -> access.read(
                        intent(TestActor.in("warehouse")),
                        Permission.SUBJECTS_READ,
                        person(),
                        Set.of(FieldPath.parse("profile.name"), FieldPath.parse("profile.phone"))));
    }

    @Test
    @Tag("ASVS-8.3.1")
    void refusesWithoutThePermission() {
        assertRefused(
                "permission.missing",
                () -> access.read(
                        intent(TestActor.in("support").with(Permission.SUBJECTS_LIST)),
                        Permission.SUBJECTS_READ,
                        person(),
                        Set.of()));
    }

    @Test
    void refusesAPurposeTheRegisterDoesNotHaveAndDoesNotLogIt() {
        SubjectId subject = person();

        assertRefused(
                "purpose.unknown",
                () -> access.read(
                        intent(TestActor.in("support"), "ada@example.org"),
                        Permission.SUBJECTS_READ,
                        subject,
                        Set.of()));

        assertThat(entries(subject)).singleElement().satisfies(entry -> {
            assertThat(entry.purpose()).isEmpty();
            assertThat(entry.toString()).doesNotContain("ada@example.org");
        });
    }

    @Test
    void refusesAPurposeThatIsNotTheActors() {
        Actor narrow = new Narrow(TestActor.in("support"), "answer-questions");

        assertRefused(
                "purpose.not-yours", () -> access.read(intent(narrow), Permission.SUBJECTS_READ, person(), Set.of()));
    }

    @Test
    void refusesWhatRestsOnConsentForWhoHasNotConsentedOnly() {
        SubjectId yes = person();
        SubjectId no = person();
        consents.given.add(yes);
        Intent newsletter = intent(TestActor.in("marketing"), "newsletter");

        List<Decision> decisions = access.readEach(newsletter, Permission.SUBJECTS_READ, List.of(yes, no), Set.of());

        assertThat(decisions.getFirst()).isInstanceOf(Decision.Granted.class);
        assertThat(decisions.getLast())
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo("consent.missing"));
        assertThat(entries(yes)).isEmpty();
        assertThat(entries(no)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("access-refused");
            assertThat(entry.details()).containsEntry("rule", "consent.missing");
        });
    }

    @Test
    void refusesToWriteForConsentOfWhoHasNotConsented() {
        SubjectId yes = person();
        SubjectId no = person();
        consents.given.add(yes);
        Intent newsletter = intent(TestActor.in("marketing"), "newsletter");

        WriteGrant grant = access.write(newsletter, Permission.SUBJECTS_WRITE, List.of(yes));

        grant.mustCover(yes, rooms.clock().instant());
        assertThatThrownBy(() -> grant.mustCover(no, rooms.clock().instant())).isInstanceOf(Denied.class);
        assertRefused("consent.missing", () -> access.write(newsletter, Permission.SUBJECTS_WRITE, List.of(yes, no)));
        assertRefused("consent.missing", () -> access.write(newsletter, Permission.SUBJECTS_WRITE, List.of()));
    }

    @Test
    void makesGrantsThatRunOutAndServeOnePersonOnly() {
        SubjectId subject = person();
        Grant grant = access.read(intent(TestActor.in("support")), Permission.SUBJECTS_READ, subject, Set.of());

        grant.mustCover(subject, rooms.clock().instant());
        assertThatThrownBy(() -> grant.mustCover(person(), rooms.clock().instant()))
                .isInstanceOf(Denied.class);
        assertThatThrownBy(
                        () -> grant.mustCover(subject, rooms.clock().instant().plus(Grant.LIFETIME)))
                .isInstanceOf(Denied.class);
    }

    /// S18: a refusal that cannot be recorded is not told either.
    @Test
    @Tag("S18")
    void tellsNoRefusalThatIsNotOnDisk() {
        rooms.db().execute("alter table audit.entry add constraint full_up check (false) not valid");
        try {
            assertThatThrownBy(() ->
                            access.read(intent(TestActor.in("nobody")), Permission.SUBJECTS_READ, person(), Set.of()))
                    .isNotInstanceOf(Denied.class);
        } finally {
            rooms.db().execute("alter table audit.entry drop constraint full_up");
        }
    }

    @Test
    void takesAReferenceForAReasonAndNoProse() {
        Actor actor = TestActor.in("support");

        assertThatThrownBy(() ->
                        Intent.of(actor, Optional.of("fulfil-orders"), Optional.of("because Ada Lovelace called")))
                .isInstanceOf(Invalid.class)
                .hasMessageNotContaining("Ada");
        assertThatThrownBy(() -> Intent.of(actor, Optional.of(" "), Optional.empty()))
                .isInstanceOf(Invalid.class);
    }

    private static void assertRefused(String rule, org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        Denied.class, why -> assertThat(why.code()).isEqualTo(rule));
        Entry entry = audit.find(EntryQuery.newest(1)).items().getFirst();
        assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(entry.details()).containsEntry("rule", rule);
    }

    private static Intent intent(Actor actor) {
        return intent(actor, "fulfil-orders");
    }

    private static Intent intent(Actor actor, String purpose) {
        return Intent.of(actor, Optional.of(purpose), Optional.empty());
    }

    private static SubjectId person() {
        return new SubjectId(UUID.randomUUID());
    }

    private static List<Entry> entries(SubjectId subject) {
        return audit.find(EntryQuery.about(subject, 100)).items();
    }

    /// Who has said yes, to whatever is asked.
    static final class Consents implements ConsentEvidence {
        private final Set<SubjectId> given = new HashSet<>();

        @Override
        public Set<SubjectId> given(String activity, Collection<SubjectId> people) {
            Set<SubjectId> said = new HashSet<>(people);
            said.retainAll(given);
            return said;
        }
    }

    /// An actor who may state one purpose.
    private record Narrow(TestActor actor, String purpose) implements Actor {
        @Override
        public org.bailee.server.shared.ActorId id() {
            return actor.id();
        }

        @Override
        public String name() {
            return actor.name();
        }

        @Override
        public Set<Permission> permissions() {
            return actor.permissions();
        }

        @Override
        public Set<String> roles() {
            return actor.roles();
        }

        @Override
        public boolean mayState(String stated) {
            return purpose.equals(stated);
        }
    }
}
