package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.equal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bailee.server.keys.IndexKeys;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.SearchIndex.State;
import org.bailee.server.vault.SearchIndex.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a node waits for at its start, and what not.
class LostIndexesTests {
    private final Shop shop = new Shop();

    @BeforeEach
    void stopDuty() {
        shop.rooms.stop("indexDuty");
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    /// Rows put back from a backup, with keys from after they were destroyed.
    @Test
    void buildsAnewBeforeItServesWhatHasNoKeyAnyMore() {
        List<SubjectId> people = people(3);
        int lost = index(Shop.EMAIL, Way.UNIQUE).number();
        shop.db.update("delete from keys.wrapped_key where kind = 'index-root' and number = ?", lost);
        shop.db.update("delete from vault.index_plan");
        try (Shop restored = new Shop(shop)) {
            assertThat(restored.find(equal(Shop.EMAIL, "person2@example.org"))).containsExactly(people.get(2));
            assertThatThrownBy(() -> restored.create(person(2))).isInstanceOf(Conflict.class);
            assertThat(index(Shop.EMAIL, Way.UNIQUE).number()).isGreaterThan(lost);
        }
    }

    @Test
    void doesNotServeWhileAnotherNodeBuildsWhatHasNoKeyAnyMore() {
        List<SubjectId> people = people(Building.BATCH + 1);
        int lost = index(Shop.EMAIL, Way.UNIQUE).number();
        shop.db.update("delete from keys.wrapped_key where kind = 'index-root' and number = ?", lost);
        shop.rooms.get(IndexKeys.class).forgetAllBut(Set.of());
        work();
        assertThat(index(Shop.EMAIL, Way.UNIQUE).state()).isEqualTo(State.BUILDING);
        try (Shop other = new Shop(shop)) {
            assertThat(other.find(equal(Shop.EMAIL, "person2@example.org"))).containsExactly(people.get(2));
            assertThatThrownBy(() -> other.create(person(2))).isInstanceOf(Conflict.class);
        }
    }

    /// Whose values can be found by it need not be known before anything else is served.
    @Test
    void servesWhileAnIndexIsBuiltWhoseLikeWasThereOnce() {
        people(Building.BATCH + 1);
        shop.apply(Shop.register().replace("phone:  { type: phone, search: exact }", "phone:  { type: phone }"));
        work();
        shop.apply(Shop.register());
        work();
        assertThat(index(Shop.PHONE, Way.EXACT).state()).isEqualTo(State.BUILDING);
        try (Shop other = new Shop(shop)) {
            assertThat(index(Shop.PHONE, Way.EXACT).state()).isEqualTo(State.BUILDING);
            assertThat(other.find(equal(Shop.EMAIL, "person2@example.org"))).hasSize(1);
        }
    }

    private void work() {
        shop.rooms.get(Indexes.class).step();
    }

    private List<SubjectId> people(int count) {
        return shop
                .vault
                .create(
                        shop.write(),
                        IntStream.range(0, count)
                                .mapToObj(LostIndexesTests::person)
                                .toList(),
                        Optional.empty())
                .stream()
                .map(created -> created.orThrow().subject())
                .toList();
    }

    private static PersonDraft person(int number) {
        return Shop.person("person" + number + "@example.org", Map.of("phone", "+49 30 90" + (10_000 + number)));
    }

    private SearchIndex index(FieldPath field, Way way) {
        return shop.rooms.get(Indexes.class).list(shop.support).stream()
                .filter(index -> index.field().equals(field) && index.way() == way)
                .findFirst()
                .orElseThrow();
    }
}
