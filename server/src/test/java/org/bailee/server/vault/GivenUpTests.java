package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.replace;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.VaultToken;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// People of whom a part was erased between the rows and the keys that a backup was put back with.
@Tag("S10")
class GivenUpTests {
    private final Shop shop = new Shop();
    private final OlderShop older = new OlderShop(shop);
    private final String email = freshEmail();
    private final SubjectId lost = shop.create(Shop.order(freshEmail()), email);
    private final SubjectId other = shop.create(freshEmail());
    private final CreatedRecord order = shop.add(lost, Shop.order(freshEmail()));
    private final VaultToken token = token().orThrow();

    @BeforeEach
    void putBackRowsOfBeforeAPartWasErased() throws InterruptedException {
        older.backUp();
        shop.vault.erasePart(shop.support, Optional.empty(), lost, Part.ofFields(Shop.EMAIL));
        older.awaitLines(1);
        older.putBackWithNewerKeys(lost);
        older.open("");
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void sayWhatBecameOfThemAndCallNobody() {
        assertGivenUp("subject-opened", () -> shop.open(lost));
        assertGivenUp("records-opened", () -> shop.vault.openRecord(shop.read(lost), "order", order.record()));
        assertGivenUp("records-opened", () -> shop.vault.openRecords(shop.read(lost), "order", Optional.empty(), 10));
        assertGivenUp("subject-changed", () -> shop.change(lost, 1, Map.of("name", replace("Ada King"))));
        assertGivenUp("record-added", () -> shop.add(lost, Shop.order(freshEmail())));
        assertGivenUp("token-made", () -> token().orThrow());
        assertGivenUp(
                "token-opened",
                () -> shop.tokens
                        .open(shop.intent(), List.of(token.text()))
                        .getFirst()
                        .orThrow());
        assertGivenUp("hold-placed", () -> shop.vault.hold(shop.support, Optional.empty(), lost, hold()));
        assertGivenUp(
                "fields-erased",
                () -> shop.vault.erasePart(shop.support, Optional.empty(), lost, Part.ofFields(Shop.NAME)));
        assertThat(shop.rooms.get(Upkeep.class).page(Map.of(), Optional.empty(), 10))
                .filteredOn(person -> !person.readable())
                .singleElement()
                .extracting(KeptPerson::subject)
                .isEqualTo(lost);
        assertThat(shop.open(other).fields()).containsKey(Shop.EMAIL);
        assertThat(TestAudit.entries(shop.db))
                .noneMatch(entry -> entry.details().containsValue("corrupt"));
        assertThat(older.told("subject-given-up"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.subject()).contains(lost));
    }

    /// A retention run of before the backup goes on with them.
    @Test
    void areNoAlarmOfANightsWork() {
        assertThatThrownBy(() -> shop.rooms
                        .get(Upkeep.class)
                        .end(lost, "retention", Map.of(), _ -> new Removal.Everything(), _ -> {}))
                .isInstanceOf(NotFound.class)
                .extracting("code")
                .isEqualTo("subject.given-up");
        assertThat(TestAudit.entries(shop.db))
                .noneMatch(entry -> entry.details().containsValue("corrupt"));
    }

    @Test
    void canBeErasedAndTakenInAnew() {
        shop.vault.erase(shop.support, Optional.empty(), lost);
        assertThatThrownBy(() -> shop.open(lost)).extracting("code").isEqualTo("subject.erased");
        assertThat(shop.open(shop.create(email)).fields()).containsKey(Shop.EMAIL);
    }

    /// Else each restore from here on would count them again, and take older keys because of them.
    @Test
    void areCountedByNoLaterRestore() throws InterruptedException {
        assertThat(shop.db.queryForList(
                        "select 1 from keys.data_key k join vault.subject s on s.subject_id = k.subject_id"
                                + " where k.number > s.key_number"))
                .isEmpty();
        older.backUp();
        older.putBackWithNewerKeys();
        older.open("");
        assertGivenUp("subject-opened", () -> shop.open(lost));
        assertThat(older.told("subject-given-up")).hasSize(1);
    }

    @Test
    void keepNoIndexFromBeingBuiltAnew() {
        shop.rooms.stop("indexDuty");
        Indexes indexes = shop.rooms.get(Indexes.class);
        List<SearchIndex> begun = indexes.rotate(shop.support, Optional.of(Shop.EMAIL));
        for (int steps = 0; indexes.step().compareTo(Duration.ofSeconds(1)) < 0; steps++) {
            assertThat(steps).isLessThan(100);
        }
        assertThat(indexes.list(shop.support))
                .filteredOn(index -> index.number() == begun.getFirst().number())
                .singleElement()
                .satisfies(index -> {
                    assertThat(index.state()).isEqualTo(SearchIndex.State.SERVING);
                    assertThat(index.damaged()).isZero();
                });
        assertThat(shop.find(Shop.equal(Shop.EMAIL, email))).isEmpty();
        assertThat(shop.find(Shop.equal(Shop.EMAIL, shop.opened(other, Shop.EMAIL))))
                .containsExactly(other);
    }

    /// S12: by who writes to every table and has no key.
    @Test
    @Tag("S12")
    void nobodyElseIsMadeOneOfThem() {
        Object said = state(lost);
        shop.db.update("update vault.subject set state = ? where subject_id = ?", said, other.value());
        assertThatThrownBy(() -> shop.open(other)).isInstanceOf(Corrupt.class);
        shop.db.update("update vault.subject set state = null where subject_id = ?", lost.value());
        assertThatThrownBy(() -> shop.open(lost)).isInstanceOf(Corrupt.class);
    }

    private void assertGivenUp(String kind, ThrowingCallable door) {
        assertThatThrownBy(door).as(kind).isInstanceOfSatisfying(NotFound.class, gone -> {
            assertThat(gone.code()).isEqualTo("subject.given-up");
            assertThat(gone.isErased()).isTrue();
            assertThat(gone.says()).contains(OlderShop.TAKEN.toString());
        });
        Entry last = shop.entries(lost).getLast();
        assertThat(last.kind()).isEqualTo(kind);
        assertThat(last.details()).containsEntry("why", "subject.given-up");
    }

    private Result<VaultToken> token() {
        return shop.tokens
                .make(shop.intent(), List.of(new TokenPlace(lost, Shop.NAME, Optional.empty())), Optional.empty())
                .getFirst();
    }

    private NewHold hold() {
        LocalDate review = LocalDate.ofInstant(shop.rooms.clock().instant(), ZoneOffset.UTC)
                .plusDays(5);
        return new NewHold("M-1", "legal", review);
    }

    private Object state(SubjectId subject) {
        return Objects.requireNonNull(shop.db.queryForObject(
                "select state from vault.subject where subject_id = ?", byte[].class, subject.value()));
    }
}
