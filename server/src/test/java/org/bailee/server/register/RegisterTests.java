package org.bailee.server.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.bailee.server.testing.TestClock;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The register on a real database: versions, permissions, and who wins.
class RegisterTests {
    private static final byte[] NORTHWIND = bytes(Files.northwind());

    private final TestClock clock = new TestClock();
    private final TestDatabase database = TestDatabase.fresh();
    private final Map<String, Long> held = new ConcurrentHashMap<>();
    private final Register register = node();
    private final Someone keeper = new Someone(Permission.REGISTER_READ, Permission.REGISTER_WRITE);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void beginsEmptyAtVersionZero() {
        assertThat(register.current()).isEqualTo(RegisterVersion.none());
        assertThat(register.version(0)).contains(RegisterVersion.none());
        assertThat(register.version(1)).isEmpty();
        assertThat(register.versions(Optional.empty(), 10).items()).isEmpty();
    }

    @Test
    void putsAFileInForceWithAuthorAndTime() {
        Applied applied = register.apply(keeper, NORTHWIND, 0);

        assertThat(applied.version()).isEqualTo(1);
        assertThat(applied.changes()).isNotEmpty();
        RegisterVersion current = register.current();
        assertThat(current.number()).isEqualTo(1);
        assertThat(current.definition()).isEqualTo(Files.sound(Files.northwind()));
        assertThat(current.signature()).contains(new Signature(clock.instant(), keeper.id(), keeper.name()));
    }

    @Test
    void planningChangesNothing() {
        Plan plan = register.plan(keeper, NORTHWIND);

        assertThat(plan.from()).isZero();
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.CHANGES);
        assertThat(register.current().number()).isZero();
        assertThat(plan.changes())
                .isEqualTo(register.apply(keeper, NORTHWIND, 0).changes());
        assertThat(register.plan(keeper, NORTHWIND).outcome()).isEqualTo(Plan.Outcome.NONE);
    }

    @Test
    void plansAMistakenFileAsRefusedWithEveryMistake() {
        Plan plan = register.plan(keeper, bytes(Files.resource("twenty-mistakes.yaml")));

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.REFUSED);
        assertThat(plan.problems()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void refusesAMistakenFileWithEveryMistake() {
        byte[] file = bytes(Files.resource("twenty-mistakes.yaml"));

        Invalid refusal = catchThrowableOfType(Invalid.class, () -> register.apply(keeper, file, 0));

        assertThat(refusal.violations())
                .hasSameSizeAs(register.plan(keeper, file).problems());
        assertThat(refusal.violations().getFirst().where()).startsWith("line 3, controller.contact");
        assertThat(register.current().number()).isZero();
    }

    @Test
    void refusesAFileThatMeetsValuesItWouldMakeFalse() {
        register.apply(keeper, NORTHWIND, 0);
        held.put("profile.phone", 7L);
        byte[] file = bytes(Files.northwindWith("{ type: phone, search: exact }", "{ type: username }"));

        assertThatThrownBy(() -> register.apply(keeper, file, 1))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("7 people");
        assertThat(register.plan(keeper, file).outcome()).isEqualTo(Plan.Outcome.REFUSED);
        assertThat(register.current().number()).isEqualTo(1);
    }

    @Test
    void keepsEveryByteOfTheFile() {
        String odd = "\ufeff# Grüße 🍐\r\n" + Files.northwind().replace("\n", "\r\n") + "\r\n# end, no newline";

        register.apply(keeper, bytes(odd), 0);

        assertThat(bytes(register.current().text())).isEqualTo(bytes(odd));
        assertThat(bytes(node().version(1).orElseThrow().text())).isEqualTo(bytes(odd));
    }

    @Test
    void anIdenticalFileMakesNoVersion() {
        register.apply(keeper, NORTHWIND, 0);

        assertThat(register.apply(keeper, NORTHWIND, 1)).isEqualTo(new Applied(1, List.of()));
        assertThat(register.versions(Optional.empty(), 10).items()).hasSize(1);
        assertThat(entries("register-applied")).hasSize(1);
    }

    @Test
    void refusesAFileMadeFromAnOlderVersion() {
        register.apply(keeper, NORTHWIND, 0);

        Conflict conflict = catchThrowableOfType(Conflict.class, () -> register.apply(keeper, remarked(1), 0));

        assertThat(conflict.isStale()).isTrue();
        assertThat(conflict.code()).isEqualTo("register.stale");
    }

    @Test
    void ofManyAppliedAtOnceExactlyOneWins() throws Exception {
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Register node = node();
            byte[] file = remarked(i);
            attempts.add(() -> {
                try {
                    return node.apply(keeper, file, 0).version() == 1;
                } catch (Conflict stale) {
                    assertThat(stale.isStale()).isTrue();
                    return false;
                }
            });
        }
        int won = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                won += attempt.get() ? 1 : 0;
            }
        }
        assertThat(won).isEqualTo(1);
        assertThat(register.versions(Optional.empty(), 10).items()).hasSize(1);
        assertThat(entries("register-applied")).hasSize(1);
    }

    @Test
    void anotherNodeNoticesANewVersionWithinASecond() {
        Register other = node();
        assertThat(other.current().number()).isZero();
        register.apply(keeper, NORTHWIND, 0);

        clock.advance(Duration.ofMillis(999));
        assertThat(other.current().number()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(other.current().number()).isEqualTo(1);
        assertThat(other.current().definition()).isEqualTo(register.current().definition());
    }

    @Test
    void aClockSetBackMakesItAskAgain() {
        Register other = node();
        other.current();
        register.apply(keeper, NORTHWIND, 0);

        clock.advance(Duration.ofHours(-5));

        assertThat(other.current().number()).isEqualTo(1);
    }

    @Test
    void anUndoneChangeIsNeverInForce() {
        assertThatThrownBy(() -> database.tx().write(() -> {
                    register.apply(keeper, NORTHWIND, 0);
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");

        clock.advance(Duration.ofSeconds(2));
        assertThat(register.current().number()).isZero();
        assertThat(entries("register-applied")).isEmpty();
    }

    @Test
    void aVersionOfAnUndoneTransactionIsNotRemembered() {
        assertThatThrownBy(() -> database.tx().write(() -> {
                    register.apply(keeper, NORTHWIND, 0);
                    register.apply(keeper, remarked(1), 1);
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        node().apply(keeper, remarked(2), 0);

        clock.advance(Duration.ofSeconds(2));
        assertThat(bytes(register.current().text())).isEqualTo(remarked(2));
    }

    @Test
    void listsVersionsNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) {
            register.apply(keeper, remarked(i), i);
        }

        Page<AppliedVersion> first = register.versions(Optional.empty(), 2);
        Page<AppliedVersion> second = register.versions(first.next(), 2);
        Page<AppliedVersion> last = register.versions(second.next(), 2);

        assertThat(first.items()).extracting(AppliedVersion::number).containsExactly(5, 4);
        assertThat(second.items()).extracting(AppliedVersion::number).containsExactly(3, 2);
        assertThat(last.items()).extracting(AppliedVersion::number).containsExactly(1);
        assertThat(last.next()).isEmpty();
        assertThat(first.items().getFirst().changes())
                .extracting(Change::kind)
                .containsExactly(
                        "file-reworded",
                        "recipient-without-agreement",
                        "recipient-without-safeguard",
                        "recipient-without-agreement");
        assertThatThrownBy(() -> register.versions(Optional.of("x"), 2)).isInstanceOf(Invalid.class);
    }

    @Test
    void recordsWhoAppliedWhat() {
        register.apply(keeper, NORTHWIND, 0);

        assertThat(entries("register-applied"))
                .singleElement()
                .satisfies(details -> assertThat(details).contains("version=1", "made-from=0"));
    }

    @Test
    void refusesWhoMayNotAndRecordsIt() {
        Someone reader = new Someone(Permission.REGISTER_READ);

        assertThatThrownBy(() -> register.apply(reader, NORTHWIND, 0)).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> register.plan(new Someone(), NORTHWIND)).isInstanceOf(Denied.class);

        assertThat(entries("register-refused"))
                .containsExactlyInAnyOrder(
                        "rule=permission.missing\nwanted=register.write",
                        "rule=permission.missing\nwanted=register.read");
        assertThat(register.current().number()).isZero();
    }

    private Register node() {
        HeldValues values = field -> held.getOrDefault(field.toString(), 0L);
        return new Register(
                new RegisterStore(database.db()),
                database.tx(),
                TestAudit.log(database, new Ids(clock, new SecureRandom()), clock),
                clock,
                () -> values);
    }

    private List<String> entries(String kind) {
        return TestAudit.entries(database).stream()
                .filter(entry -> entry.kind().equals(kind))
                .map(entry -> entry.details().entrySet().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining("\n")))
                .toList();
    }

    private static byte[] remarked(int number) {
        return bytes(Files.northwind() + "# " + number + "\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Someone(ActorId id, Set<Permission> permissions) implements Actor {
        private Someone(Permission... permissions) {
            this(new ActorId(UUID.randomUUID()), Set.of(permissions));
        }

        @Override
        public String name() {
            return "register keeper";
        }

        @Override
        public Set<String> roles() {
            return Set.of();
        }

        @Override
        public boolean mayState(String purpose) {
            return false;
        }
    }
}
