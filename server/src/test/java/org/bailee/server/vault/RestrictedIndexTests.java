package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.equal;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.vault.SearchIndex.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who had processing restricted, or is on legal hold, while indexes are built: found by the same rules at
/// every moment, and in the new index as in the old.
class RestrictedIndexTests {
    private static final String CLAIMS = "defend-claims";
    private static final String NAME = "name:   { type: person-name, required: true, search: words }";

    private final Shop shop = new Shop();
    private final Indexes indexes = shop.rooms.get(Indexes.class);
    private final LocalDate today = LocalDate.ofInstant(shop.rooms.clock().instant(), ZoneOffset.UTC);
    private final NewHold wanted = new NewHold("R-2026/3", "privacy", today.plusDays(5));
    private final SubjectId restricted = person(1);
    private final SubjectId held = person(2);
    private final SubjectId free = person(3);

    @BeforeEach
    void stopDuty() {
        shop.rooms.stop("indexDuty");
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void areFoundByTheSameRulesWhileEveryIndexGetsAnotherKeyAndAfter() {
        restrict(restricted);
        hold(held);
        indexes.rotate(shop.support, Optional.empty());
        int steps = 0;
        do {
            assertRules();
            steps++;
        } while (work());
        assertThat(steps).isGreaterThan(3);
        end();
        assertRules();
    }

    /// Placed while only a part of the people is in the new index, and lifted before the old one is gone.
    @Test
    void areRestrictedAndFreedInTheMiddle() {
        hold(held);
        indexes.rotate(shop.support, Optional.of(Shop.EMAIL));
        assertThat(work()).isTrue();
        Hold restriction = restrict(restricted);
        do {
            assertRules();
        } while (work());
        shop.vault.lift(shop.support, Optional.of("TOLD-1"), restriction.id(), Optional.of(today));
        assertThat(find(1)).containsExactly(restricted);
        end();
        assertThat(find(1)).containsExactly(restricted);
    }

    @Test
    void areInAnIndexOfAFieldThatBecameSearchable() {
        shop.apply(with(NAME, "name:   { type: person-name, required: true }"));
        restrict(restricted);
        hold(held);
        SubjectId later = person(4);
        shop.apply(Shop.register());
        assertThatThrownBy(() -> byName(CLAIMS)).isInstanceOf(Unavailable.class);
        while (work()) {
            assertThat(find(1)).isEmpty();
        }
        assertThat(byName(CLAIMS)).containsExactlyInAnyOrder(restricted, held, free, later);
        assertThat(byName("fulfil-orders")).containsExactlyInAnyOrder(held, free, later);
        end();
    }

    /// Of everybody the rows are what the values say, whatever lies on them.
    private void end() {
        shop.rooms.clock().advance(Retiring.FADING);
        while (work()) {
            assertThat(indexes.list(shop.support)).hasSizeLessThan(100);
        }
        assertThat(indexes.list(shop.support)).allMatch(index -> index.isServing() || index.state() == State.GONE);
        assertThat(shop.countOf("search_entry", restricted)).isEqualTo(shop.countOf("search_entry", free));
        assertThat(shop.countOf("unique_value", restricted)).isEqualTo(shop.countOf("unique_value", free));
        new IndexCheck(shop).mustBeComplete();
    }

    private void assertRules() {
        assertThat(find(1)).as("restricted, for what does not go on").isEmpty();
        assertThat(search(CLAIMS, equal(Shop.EMAIL, email(1)))).containsExactly(restricted);
        assertThat(find(2)).as("a legal hold keeps nobody from being found").containsExactly(held);
        assertThat(find(3)).containsExactly(free);
        assertThatThrownBy(() -> person(1))
                .as("nobody else gets the value meanwhile")
                .isInstanceOf(Conflict.class);
    }

    private List<SubjectId> find(int number) {
        return shop.find(equal(Shop.EMAIL, email(number)));
    }

    private List<SubjectId> byName(String purpose) {
        return search(purpose, new Search.Condition.Words(Shop.NAME, "lovelace"));
    }

    private List<SubjectId> search(String purpose, Search.Condition condition) {
        return shop.vault
                .search(Shop.intent(shop.support, purpose), new Search(List.of(condition), Optional.empty(), 10))
                .items();
    }

    private boolean work() {
        return indexes.step().compareTo(Duration.ofSeconds(1)) < 0;
    }

    private SubjectId person(int number) {
        return shop.create(Shop.person(email(number), Map.of("phone", phone(number))))
                .subject();
    }

    private static String email(int number) {
        return "person" + number + "@example.org";
    }

    private static String phone(int number) {
        return "+44 20 7946 000" + number;
    }

    private Hold restrict(SubjectId subject) {
        return shop.vault.restrict(shop.support, Optional.of("ART-18"), subject, HoldKind.CONTESTED, wanted);
    }

    private void hold(SubjectId subject) {
        shop.vault.hold(shop.support, Optional.empty(), subject, wanted);
    }

    private static String with(String line, String instead) {
        String register = Shop.register();
        assertThat(register).contains(line);
        return register.replace(line, instead);
    }
}
