package org.bailee.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.UncategorizedSQLException;

@Timeout(120)
class TxTests {
    private static TestDatabase database;

    @BeforeAll
    static void make() {
        database = TestDatabase.fresh();
        database.db().execute("create table counter (name text primary key, value int not null)");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void reset() {
        database.db().update("delete from counter");
        database.db().update("insert into counter values ('a', 0), ('b', 0)");
    }

    @Test
    void keepsNothingOfWorkThatThrows() {
        assertThatThrownBy(() -> database.tx().write(() -> {
                    add("a");
                    throw new Conflict("some.code", "No.", "Try otherwise.");
                }))
                .isInstanceOf(Conflict.class);
        assertThat(value("a")).isZero();
    }

    /// Not as what was overtaken, which is sent again: this is refused for as long as nobody looks.
    @Test
    void tellsThatARowBreaksARuleAndNeitherItsNameNorTheRow() {
        database.db().execute("alter table counter add constraint small check (value < 7)");
        try {
            assertThatThrownBy(() ->
                            database.tx().write(() -> database.db().update("insert into counter values ('c', 7913)")))
                    .isInstanceOfSatisfying(Unavailable.class, refused -> {
                        assertThat(refused.code()).isEqualTo("database.unfit");
                        assertThat(refused.says() + refused.gaps()).doesNotContain("small", "counter", "7913");
                    });
            assertThatThrownBy(() -> database.db()
                            .batchUpdate(
                                    "insert into counter values (?, ?)",
                                    List.of(new Object[] {"d", 7914}, new Object[] {"e", 1})))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            refused -> assertThat(refused.code()).isEqualTo("database.unfit"));
        } finally {
            database.db().execute("alter table counter drop constraint small");
        }
    }

    @Test
    void tellsOfALimitThatMovedOnThatTheRequestWasOvertaken() {
        database.db().execute("alter table counter add constraint epoch check (value < 7)");
        try {
            assertThatThrownBy(() ->
                            database.tx().write(() -> database.db().update("insert into counter values ('c', 8)")))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            refused -> assertThat(refused.code()).isEqualTo("database.overtaken"));
        } finally {
            database.db().execute("alter table counter drop constraint epoch");
        }
    }

    @Test
    void runsWhatComesAfterTheCommitOnlyIfThereIsOne() {
        AtomicInteger ran = new AtomicInteger();
        database.tx().write(() -> {
            Tx.afterCommit(ran::incrementAndGet);
            assertThat(ran).hasValue(0);
            return add("a");
        });
        assertThat(ran).hasValue(1);
        assertThatThrownBy(() -> database.tx().write(() -> {
                    Tx.afterCommit(ran::incrementAndGet);
                    throw new Conflict("some.code", "No.", "Try otherwise.");
                }))
                .isInstanceOf(Conflict.class);
        assertThat(ran).hasValue(1);
    }

    @Test
    void doesCollidingWorkAgainUntilEveryBitOfItIsDone() throws Exception {
        // Each holds what the other wants: a deadlock, which PostgreSQL breaks by refusing one of them.
        CyclicBarrier together = new CyclicBarrier(2);
        AtomicInteger tries = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> done = Stream.of(List.of("a", "b"), List.of("b", "a"))
                    .map(names -> callers.submit(() -> addToBoth(names, together, tries)))
                    .toList();
            for (Future<Integer> each : done) {
                each.get();
            }
        }
        assertThat(value("a")).isEqualTo(2);
        assertThat(value("b")).isEqualTo(2);
        assertThat(tries).hasValue(3);
    }

    private static int addToBoth(List<String> names, CyclicBarrier together, AtomicInteger tries) {
        AtomicInteger own = new AtomicInteger();
        return database.tx().write(() -> {
            tries.incrementAndGet();
            add(names.getFirst());
            if (own.getAndIncrement() == 0) {
                meet(together);
            }
            return add(names.getLast());
        });
    }

    @Test
    void givesUpAfterAFewCollisions() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> database.tx().write(() -> {
                    tries.incrementAndGet();
                    throw new UncategorizedSQLException("", null, new SQLException("", "40001"));
                }))
                .isInstanceOfSatisfying(
                        Unavailable.class, problem -> assertThat(problem.code()).isEqualTo("database.collision"));
        assertThat(tries.get()).isBetween(3, 10);
    }

    @Test
    void leavesTheRetryToTheOuterTransaction() {
        AtomicInteger inner = new AtomicInteger();
        AtomicInteger outer = new AtomicInteger();
        database.tx().write(() -> {
            boolean first = outer.getAndIncrement() == 0;
            add("a");
            return database.tx().write(() -> {
                inner.incrementAndGet();
                if (first) {
                    throw new UncategorizedSQLException("", null, new SQLException("", "40001"));
                }
                return add("a");
            });
        });
        assertThat(outer).hasValue(2);
        assertThat(inner).hasValue(2);
        assertThat(value("a")).isEqualTo(2);
    }

    @Test
    void readsOnlyInARead() {
        assertThatThrownBy(() -> database.tx().read(() -> add("a"))).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "08006, database.unreachable",
        "57P01, database.unreachable",
        "53300, database.busy",
        "53100, database.full",
        "25006, database.read-only"
    })
    void tellsWhatTheDatabaseMeansAsAProblem(String state, String code) {
        assertThatThrownBy(() -> database.tx().write(() -> {
                    throw new UncategorizedSQLException("", null, new SQLException("", state));
                }))
                .isInstanceOfSatisfying(Unavailable.class, problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.hint()).isNotBlank();
                });
    }

    @Test
    void tellsAConnectionThatBrokeBeforeItsRollbackAsUnreachable() {
        assertThatThrownBy(() -> database.tx().write(() -> {
                    breakConnection();
                    return add("a");
                }))
                .isInstanceOfSatisfying(
                        Unavailable.class, problem -> assertThat(problem.code()).isEqualTo("database.unreachable"));
    }

    /// A full disk stops PostgreSQL as well: what is told is that it is full.
    @Test
    void tellsWhatCameFirstIfTheConnectionBrokeAfterIt() {
        assertThatThrownBy(() -> database.tx().write(() -> {
                    breakConnection();
                    throw new Unavailable("database.full", "Full.", "Make room.");
                }))
                .isInstanceOfSatisfying(
                        Unavailable.class, problem -> assertThat(problem.code()).isEqualTo("database.full"));
    }

    private static void breakConnection() {
        Integer ours = database.db().queryForObject("select pg_backend_pid()", Integer.class);
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_terminate_backend(" + ours + ", 10000)");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static int add(String name) {
        return database.db().update("update counter set value = value + 1 where name = ?", name);
    }

    private static int value(String name) {
        Integer value = database.db().queryForObject("select value from counter where name = ?", Integer.class, name);
        return value == null ? -1 : value;
    }
}
