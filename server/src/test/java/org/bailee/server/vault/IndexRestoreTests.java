package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.equal;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rows were put back from a backup, with keys of another moment.
class IndexRestoreTests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Shop shop = new Shop();
    private final Indexes indexes = shop.rooms.get(Indexes.class);

    @BeforeEach
    void stopDuty() {
        shop.rooms.stop("indexDuty");
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    /// An index that was begun after the backup of the rows, and is in none of them.
    @Test
    void aRootThatNoIndexHasIsDestroyedAndItsNumberNotGivenAgain() {
        shop.create("ada@example.org");
        int stray =
                indexes.rotate(shop.support, Optional.of(Shop.EMAIL)).getFirst().number();
        shop.db.update("delete from vault.search_index where index_no = ?", stray);
        shop.db.update("delete from vault.index_plan");
        Set<Integer> before = roots();
        try (Shop restored = new Shop(shop)) {
            before.remove(stray);
            assertThat(roots()).isEqualTo(before).contains(1);
            assertThat(restored.audit.find(EntryQuery.newest(1_000)).items())
                    .filteredOn(entry -> entry.kind().equals("index-destroyed"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.details()).containsEntry("index", String.valueOf(stray)));
            assertThat(restored.find(equal(Shop.EMAIL, "ada@example.org"))).hasSize(1);
            assertThat(indexes.rotate(shop.support, Optional.of(Shop.EMAIL))).allMatch(index -> index.number() > stray);
        }
    }

    /// Files of the database hold what was deleted until they are written anew.
    @Test
    void tracesOfARootThatNoIndexHadGoAtTheNextStartIfItWasKilled() {
        shop.create("ada@example.org");
        int stray =
                indexes.rotate(shop.support, Optional.of(Shop.EMAIL)).getFirst().number();
        shop.db.update("delete from vault.search_index where index_no = ?", stray);
        assertThatThrownBy(() -> strayRoots(() -> {
                            throw new MortalDb.Killed();
                        })
                        .destroy())
                .isInstanceOf(MortalDb.Killed.class);
        assertThat(roots()).doesNotContain(stray);
        AtomicInteger scrubbed = new AtomicInteger();
        StrayRoots started = strayRoots(scrubbed::incrementAndGet);
        started.destroy();
        assertThat(scrubbed).hasValue(1);
        started.destroy();
        assertThat(scrubbed).as("nothing is left of it").hasValue(1);
    }

    private StrayRoots strayRoots(Runnable scrub) {
        return new StrayRoots(
                shop.rooms.get(Parts.class), TestKeys.indexKeys(shop.db, shop.rooms.get(KeyRing.class), scrub));
    }

    private Set<Integer> roots() {
        return new TreeSet<>(
                shop.db.queryForList("select number from keys.wrapped_key where kind = 'index-root'", Integer.class));
    }

    /// Its row says that its next turn is tomorrow, and nobody else will take it.
    @Test
    void servesAtOnceThoughAnIndexWasBegunWhereTheClockWasAhead() {
        SubjectId ada = shop.create("ada@example.org");
        int newest =
                indexes.rotate(shop.support, Optional.of(Shop.EMAIL)).getFirst().number();
        shop.db.update("delete from keys.wrapped_key where kind = 'index-root' and number < ? and number > 1", newest);
        shop.db.update("update vault.search_index set next_at = next_at + interval '1 day' where index_no = ?", newest);
        assertTimeoutPreemptively(PATIENCE, () -> {
            try (Shop restored = new Shop(shop)) {
                assertThat(restored.find(equal(Shop.EMAIL, "ada@example.org"))).containsExactly(ada);
                assertThatThrownBy(() -> restored.create("ada@example.org")).isInstanceOf(Conflict.class);
            }
        });
    }
}
