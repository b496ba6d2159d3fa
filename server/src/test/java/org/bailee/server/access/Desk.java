package org.bailee.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.Outcome;
import org.bailee.server.identity.TestStaff;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestRooms;

/// The access room with the shop's register, and short ways to ask it.
final class Desk implements AutoCloseable {
    static final String ORDERS = "fulfil-orders";
    static final FieldPath NAME = FieldPath.parse("profile.name");

    final TestRooms rooms = new TestRooms();
    final Access access = rooms.get(Access.class);
    final Approvals approvals = rooms.get(Approvals.class);
    final BreakGlass breakGlass = rooms.get(BreakGlass.class);
    final AuditLog audit = rooms.get(AuditLog.class);
    final TestStaff staff = rooms.staff();

    Desk() {
        try (InputStream file = Objects.requireNonNull(Desk.class.getResourceAsStream("../vault/shop.yaml"))) {
            rooms.get(Register.class).apply(TestActor.in("support"), file.readAllBytes(), 0);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static SubjectId person() {
        return new SubjectId(UUID.randomUUID());
    }

    static List<SubjectId> people(int count) {
        List<SubjectId> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(person());
        }
        return people;
    }

    static Intent intent(Actor actor, String purpose) {
        return Intent.of(actor, Optional.of(purpose), Optional.of("TICKET-1"));
    }

    Grant read(Actor actor, SubjectId subject) {
        return access.read(intent(actor, ORDERS), Permission.SUBJECTS_READ, subject, Set.of());
    }

    List<Decision> read(Actor actor, List<SubjectId> people) {
        return access.readEach(intent(actor, ORDERS), Permission.SUBJECTS_READ, people, Set.of());
    }

    void assertRefused(String rule, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        Problem.class, why -> assertThat(why.code()).isEqualTo(rule));
        Entry entry = newest();
        assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(entry.details()).containsEntry("rule", rule);
    }

    Entry newest() {
        return audit.find(EntryQuery.newest(1)).items().getFirst();
    }

    List<Entry> kinds(String kind) {
        return audit.find(EntryQuery.newest(1000)).items().stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    /// Does the same so many times at once; true for each that was not refused.
    static List<Boolean> atOnce(int times, Callable<?> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Callable<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                tries.add(() -> {
                    try {
                        work.call();
                        return true;
                    } catch (Problem refused) {
                        return false;
                    }
                });
            }
            List<Boolean> done = new ArrayList<>();
            for (Future<Boolean> one : threads.invokeAll(tries)) {
                done.add(one.get());
            }
            return done;
        }
    }

    @Override
    public void close() {
        rooms.close();
    }
}
