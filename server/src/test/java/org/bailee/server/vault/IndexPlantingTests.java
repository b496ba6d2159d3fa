package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.SearchIndex.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody who may write to the database puts an index into its table that the register does not declare. Its digests
/// would tell who shares a value of a field that is not to be searched, of which there may be few.
class IndexPlantingTests {
    private final Shop shop = new Shop();
    private final Indexes indexes = shop.rooms.get(Indexes.class);

    @BeforeEach
    void declareNoIndexOfPhones() {
        shop.rooms.stop("indexDuty");
        shop.apply(Shop.register().replace("phone:  { type: phone, search: exact }", "phone:  { type: phone }"));
        person("before");
        finish();
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"BUILDING", "HALTED", "SERVING"})
    void nothingIsWrittenToAnIndexThatWasPutIntoTheTable(State state) {
        plant(1, state);
        person("after");
        finish();
        assertThat(rowsOf(1)).isZero();
        assertThat(told("index-planted")).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(entry.details()).containsEntry("index", "1").containsEntry("why", "corrupt");
        });
        new IndexCheck(shop).mustBeComplete();
    }

    /// Before any node has looked: the number of the plan alone makes all of them read the table.
    @Test
    void norWhileNobodyHasNoticedItYet() {
        plant(1, State.SERVING);
        SubjectId after = person("after");
        shop.change(after, 1, Map.of("phone", Shop.replace("+49 30 9010002")));
        assertThat(rowsOf(1)).isZero();
    }

    @Test
    void takingItDownLeavesTheRootThatIsOfNoIndex() {
        plant(1, State.SERVING);
        finish();
        shop.rooms.clock().advance(Retiring.FADING);
        finish();
        assertThat(shop.db.queryForObject("select state from vault.search_index where index_no = 1", String.class))
                .isEqualTo("gone");
        try (Shop again = new Shop(shop)) {
            assertThat(again.find(Shop.equal(Shop.EMAIL, "before@example.org"))).hasSize(1);
        }
    }

    /// The field of an index that is there is changed: it goes, and one that is declared takes its place.
    @Test
    void anIndexThatWasTurnedToAnotherFieldIsMadeAnewForItsOwn() {
        shop.db.update("update vault.search_index set field = 'profile.phone' where field = 'profile.email'");
        shop.db.update("update vault.index_plan set number = number + 1");
        finish();
        assertThat(shop.find(Shop.equal(Shop.EMAIL, "before@example.org"))).hasSize(1);
        shop.rooms.clock().advance(Retiring.FADING);
        finish();
        new IndexCheck(shop).mustBeComplete();
    }

    private void plant(int number, State state) {
        shop.db.update(
                "insert into vault.search_index select ?, 'profile.phone', 'exact', ?, ?, 0, 0, 0, 0, begun_at,"
                        + " served_at, null, null, next_at from vault.search_index limit 1",
                number,
                state.word(),
                new UUID(0, 0));
        shop.db.update("update vault.index_plan set number = number + 1");
    }

    private SubjectId person(String name) {
        return shop.create(Shop.person(name + "@example.org", Map.of("phone", "+49 30 9010001")))
                .subject();
    }

    private long rowsOf(int index) {
        return shop.count("search_entry where index_no = " + index);
    }

    private List<Entry> told(String kind) {
        return shop.audit.find(EntryQuery.newest(1_000)).items().stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    private void finish() {
        shop.rooms.clock().advance(Plans.CONFIRMED_FOR);
        for (int steps = 0; indexes.step().compareTo(Duration.ofSeconds(1)) < 0; steps++) {
            assertThat(steps).isLessThan(200);
        }
    }
}
