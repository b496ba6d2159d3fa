package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.person;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How often the database is waited for, as its driver tells when it is asked to write down what it sends: most of what
/// a lone request takes is that.
class RoundTripsTests {
    private static Shop shop;

    @BeforeAll
    static void openShop() {
        shop = new Shop();
        shop.open(shop.create(freshEmail()));
    }

    @AfterAll
    static void closeShop() {
        shop.close();
    }

    @Test
    void storesWhoComesAloneInOne() {
        try (Wire wire = new Wire("create-batch")) {
            SubjectId subject = shop.create(person(freshEmail())).subject();

            assertThat(wire.waits()).isOne();
            assertThat(shop.entries(subject)).hasSize(1);
        }
    }

    /// Beside the look for an answer of before, which whoever sends it has to wait for.
    @Test
    void storesWhoComesWithAKeyInOneToo() {
        Retry retry =
                new Retry(freshEmail().getBytes(StandardCharsets.UTF_8), "request".getBytes(StandardCharsets.UTF_8));
        try (Wire wire = new Wire("create-batch")) {
            shop.vault.create(shop.write(), List.of(person(freshEmail())), Optional.of(retry));

            assertThat(wire.waits()).isOne();
        }
        assertThat(shop.count("answer")).isOne();
    }

    /// The first finds out that the value is taken, and keeps nothing.
    @Test
    void takesMoreOnlyForWhoIsRefused() {
        String taken = freshEmail();
        shop.create(taken);
        long people = shop.count("subject");
        try (Wire wire = new Wire("create-batch")) {
            assertThatThrownBy(() -> shop.create(taken)).isInstanceOf(Conflict.class);

            assertThat(wire.waits()).isGreaterThan(2);
        }
        assertThat(shop.count("subject")).isEqualTo(people);
        assertThat(shop.db.queryForObject("select count(*) from keys.data_key", Long.class))
                .isEqualTo(people);
    }

    @Test
    void opensInOneAndTellsTheLogInAnother() {
        SubjectId subject = shop.create(freshEmail());
        try (Wire rows = new Wire("open-batch");
                Wire log = new Wire("audit-batch")) {
            shop.open(subject);

            assertThat(rows.waits()).isOne();
            assertThat(log.waits()).isOne();
        }
    }

    /// What one thread sends.
    private static final class Wire extends Handler implements AutoCloseable {
        private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

        private final String thread;
        private final List<String> sent = new CopyOnWriteArrayList<>();

        private Wire(String thread) {
            this.thread = thread;
            setLevel(Level.ALL);
            DRIVER.setLevel(Level.ALL);
            DRIVER.setUseParentHandlers(false);
            DRIVER.addHandler(this);
        }

        /// A Sync ends what is sent; then the answer is waited for.
        private long waits() {
            return sent.stream()
                    .filter(message -> message.contains("FE=> Sync"))
                    .count();
        }

        @Override
        public void publish(LogRecord message) {
            if (Thread.currentThread().getName().equals(thread)) {
                sent.add(message.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            DRIVER.removeHandler(this);
            DRIVER.setLevel(null);
        }
    }
}
