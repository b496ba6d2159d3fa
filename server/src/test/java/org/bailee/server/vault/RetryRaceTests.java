package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.person;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/// A request comes while another node is at work on it.
class RetryRaceTests {
    private static final String WRITE =
            "insert into vault.answer (digest, request, answer, made_at) values (?, ?, ?, ?)";

    private final Shop shop = new Shop();
    private final ExecutorService here = Executors.newVirtualThreadPerTaskExecutor();
    private final Optional<Retry> retry = Optional.of(
            new Retry(freshEmail().getBytes(StandardCharsets.UTF_8), "request".getBytes(StandardCharsets.UTF_8)));

    /// Stored by the other, whose answer is not there yet.
    private CreatedPerson there;
    private Map<String, Object> answer;

    private interface End {
        void of(Connection connection) throws SQLException;
    }

    @BeforeEach
    void begin() {
        there = create();
        answer = shop.db.queryForMap("select * from vault.answer");
        shop.db.update("delete from vault.answer");
    }

    @AfterEach
    void leave() {
        here.close();
        shop.close();
    }

    @Test
    void tellsWhatTheOtherAnswers() throws Exception {
        assertThat(createUntil(Connection::commit)).isEqualTo(there);
        assertThat(shop.count("subject")).isEqualTo(1);
    }

    @Test
    void storesWhatTheOtherGivesUp() throws Exception {
        CreatedPerson stored = createUntil(Connection::rollback);

        assertThat(stored.subject()).isNotEqualTo(there.subject());
        assertThat(shop.count("subject")).isEqualTo(2);
        assertThat(create()).isEqualTo(stored);
    }

    private CreatedPerson create() {
        return shop.vault
                .create(shop.write(), List.of(person(freshEmail())), retry)
                .getFirst()
                .orThrow();
    }

    private CreatedPerson createUntil(End end) throws Exception {
        try (Connection other = Objects.requireNonNull(shop.db.getDataSource()).getConnection()) {
            other.setAutoCommit(false);
            try (PreparedStatement write = other.prepareStatement(WRITE)) {
                int next = 1;
                for (String column : List.of("digest", "request", "answer", "made_at")) {
                    write.setObject(next++, answer.get(column));
                }
                write.executeUpdate();
            }
            Future<CreatedPerson> created = here.submit(this::create);
            untilSomebodyWaitsFor(other);
            end.of(other);
            return created.get();
        }
    }

    private void untilSomebodyWaitsFor(Connection other) throws Exception {
        int holder = other.unwrap(PGConnection.class).getBackendPID();
        for (int tries = 0; isNobodyWaitingFor(holder); tries++) {
            assertThat(tries).isLessThan(500);
            Thread.sleep(20);
        }
    }

    private boolean isNobodyWaitingFor(int holder) {
        return shop.db
                .queryForList(
                        "select 1 from pg_locks where not granted and ? = any(pg_blocking_pids(pid))",
                        Integer.class,
                        holder)
                .isEmpty();
    }
}
