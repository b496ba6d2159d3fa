package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.order;
import static org.bailee.server.vault.Shop.replace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.VaultToken;
import org.bailee.server.audit.Entry;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S05: rows of many-collections put back, brought back, taken away or cut, by who can write every table.
@Tag("S05")
class PutBackManyTests {
    private static final FieldPath INVOICE = FieldPath.parse("order.invoice");

    private static Shop shop;
    private static Intruder intruder;

    private SubjectId subject;
    private RecordId order;
    private RecordId beside;
    private VaultToken token;

    @BeforeAll
    static void openShop() {
        shop = new Shop();
        intruder = new Intruder(shop.db);
    }

    @AfterAll
    static void closeShop() {
        shop.close();
    }

    @BeforeEach
    void makeAPersonWithTwoOrders() {
        subject = shop.create(freshEmail());
        order = shop.add(subject, order(freshEmail())).record();
        beside = shop.add(subject, order(freshEmail())).record();
        token = shop.tokens
                .make(shop.intent(), List.of(new TokenPlace(subject, INVOICE, Optional.of(order))), Optional.empty())
                .getFirst()
                .orThrow();
    }

    @Test
    void refusesAnOlderRow() {
        Map<String, Object> older = intruder.copy(subject, order);
        change(order, 1);

        intruder.putBack(older);

        assertRefusedEverywhere(order, 1);
        assertRefusedEverywhere(beside, 1);
    }

    @Test
    void refusesARowThatWasErased() {
        Map<String, Object> erased = intruder.copy(subject, beside);
        erase(beside);

        intruder.putBack(erased);

        assertRefusedEverywhere(beside, 1);
        assertRefusedEverywhere(order, 1);
    }

    /// As many rows as before, and versions that add up to the same: nothing but the marks tells.
    @Test
    void refusesAnErasedRowInExchangeForALivingOne() {
        Map<String, Object> erased = intruder.copy(subject, beside);
        erase(beside);
        RecordId later = shop.add(subject, order(freshEmail())).record();

        intruder.remove(subject, later);
        intruder.putBack(erased);

        assertRefusedEverywhere(beside, 1);
        assertRefusedEverywhere(order, 1);
    }

    @Test
    void refusesARowThatIsGone() {
        intruder.remove(subject, beside);

        assertRefusedEverywhere(beside, 1);
        assertRefusedEverywhere(order, 1);
    }

    @Test
    void refusesAnOlderRowWithAnOlderState() {
        List<Map<String, Object>> person = intruder.copy("subject", subject);
        Map<String, Object> older = intruder.copy(subject, order);
        change(order, 1);
        change(beside, 1);

        intruder.putBack(older);
        intruder.putBack("subject", subject, person);

        assertRefusedEverywhere(order, 1);
        assertRefusedEverywhere(beside, 2);
    }

    @Test
    void refusesARowWithAFieldCutOut() {
        intruder.cut(subject, order, "invoice");
        assertUseRefused(order, 1);

        intruder.cut(subject, order, "remark");
        assertUseRefused(order, 1);
        // The others are whole, and theirs is a seal of their own.
        open(beside);
    }

    @Test
    void refusesARowMovedToAnotherPersonOrCollection() {
        Map<String, Object> row = intruder.copy(subject, order);
        row.put("collection", "note");
        intruder.putBack(row);
        assertRefusedEverywhere(beside, 1);
        intruder.db().update("delete from vault.record where collection = 'note'");

        SubjectId other = shop.create(order(freshEmail()), freshEmail());
        row.put("collection", "order");
        row.put("subject_id", other.value());
        intruder.putBack(row);
        assertThatThrownBy(() -> shop.vault.openRecords(shop.read(other), "order", Optional.empty(), 10))
                .isInstanceOf(Corrupt.class);
        open(beside);
    }

    @Test
    void leavesReadableWhatCanBeTrusted() {
        SubjectId other = shop.create(order(freshEmail()), freshEmail());
        intruder.remove(subject, order);

        shop.open(subject);
        assertThat(shop.change(subject, 1, Map.of("email", replace(freshEmail()))))
                .isEqualTo(2);
        assertThat(shop.vault
                        .openRecords(shop.read(other), "order", Optional.empty(), 10)
                        .items())
                .hasSize(1);
        // Nor did that change, or a record more, make what was taken away look right.
        shop.add(subject, order(freshEmail()));
        assertRefusedEverywhere(beside, 1);
    }

    @Test
    void addsNothingToWhoseStateDoesNotVerifyAndSpoilsNoOther() {
        SubjectId other = shop.create(freshEmail());
        intruder.db().update("update vault.subject set state = null where subject_id = ?", subject.value());
        List<NewRecord> records = List.of(
                new NewRecord(new NewRecord.Owner.Known(subject), order(freshEmail())),
                new NewRecord(new NewRecord.Owner.Known(other), order(freshEmail())));
        Retry retry = new Retry(freshEmail().getBytes(java.nio.charset.StandardCharsets.UTF_8), new byte[32]);

        for (int time = 0; time < 2; time++) {
            List<Result<CreatedRecord>> results = shop.vault.add(shop.write(), records, Optional.of(retry));

            assertCorrupt(results.getFirst());
            assertThat(results.getLast()).isInstanceOf(Result.Done.class);
        }
        assertTold("record-added");
        assertThat(shop.countOf("record", subject)).isEqualTo(3);
        assertThat(shop.countOf("record", other)).isEqualTo(2);
    }

    @Test
    void stillErasesThePersonWhole() {
        intruder.remove(subject, order);

        shop.vault.erase(shop.support, Optional.empty(), subject);

        assertThatThrownBy(() -> open(beside)).isInstanceOf(NotFound.class);
        assertThat(intruder.copy("subject", subject).getFirst().get("state")).isNull();
    }

    @Test
    void opensAndChangesWhatNobodyTouched() {
        change(order, 1);
        erase(beside);
        RecordId later = shop.add(subject, order(freshEmail())).record();
        change(later, 1);
        change(order, 2);

        assertThat(open(order).version()).isEqualTo(3);
        assertThat(page()).extracting(OpenRecord::record).containsExactly(order, later);
        assertThat(shop.tokens.open(shop.intent(), List.of(token.text())).getFirst())
                .isInstanceOf(Result.Done.class);
        shop.open(subject);
    }

    /// Also as the rest of a list or of an export is read, and by erasing.
    private void assertRefusedEverywhere(RecordId record, long version) {
        assertUseRefused(record, version);
        assertRefused(
                "records-opened", () -> shop.vault.openRecords(shop.read(subject), "order", Optional.of(order), 1));
        assertRefused("record-erased", () -> erase(record));
    }

    /// By id, in a list, by a change, by making a token and by opening one.
    private void assertUseRefused(RecordId record, long version) {
        assertRefused("records-opened", () -> open(record));
        assertRefused("records-opened", this::page);
        assertRefused("record-changed", () -> change(record, version));
        assertRefused(
                "token-made",
                () -> shop.tokens
                        .make(
                                shop.intent(),
                                List.of(new TokenPlace(subject, INVOICE, Optional.of(record))),
                                Optional.empty())
                        .getFirst()
                        .orThrow());
        assertRefused(
                "token-opened",
                () -> shop.tokens
                        .open(shop.intent(), List.of(token.text()))
                        .getFirst()
                        .orThrow());
    }

    private void assertRefused(String kind, ThrowingCallable door) {
        assertThatThrownBy(door).as(kind).isInstanceOf(Corrupt.class);
        assertTold(kind);
    }

    private void assertTold(String kind) {
        Entry last = shop.entries(subject).getLast();
        assertThat(last.kind()).isEqualTo(kind);
        assertThat(last.details()).containsEntry("why", "corrupt");
    }

    private static void assertCorrupt(Result<?> result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed -> assertThat((Throwable) failed.why()).isInstanceOf(Corrupt.class));
    }

    private OpenRecord open(RecordId record) {
        return shop.vault.openRecord(shop.read(subject), "order", record);
    }

    private List<OpenRecord> page() {
        List<OpenRecord> all = new ArrayList<>();
        Optional<RecordId> after = Optional.empty();
        do {
            List<OpenRecord> page = shop.vault
                    .openRecords(shop.read(subject), "order", after, 1)
                    .items();
            all.addAll(page);
            after = page.stream().findFirst().map(OpenRecord::record);
        } while (after.isPresent());
        return all;
    }

    private void change(RecordId record, long version) {
        RecordPatch patch = new RecordPatch("order", Map.of("remark", replace("ring twice")));
        shop.vault.changeRecord(shop.write(), subject, record, version, patch);
    }

    private void erase(RecordId record) {
        shop.vault.eraseRecord(shop.support, Optional.empty(), subject, "order", record);
    }
}
