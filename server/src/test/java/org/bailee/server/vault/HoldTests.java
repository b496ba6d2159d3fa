package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.bailee.server.vault.Shop.freshEmail;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.crypto.Corrupt;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HoldTests {
    private static Shop shop;
    private static Intruder intruder;
    private static LocalDate today;

    @BeforeAll
    static void openShop() {
        shop = new Shop();
        intruder = new Intruder(shop.db);
        today = LocalDate.ofInstant(
                shop.rooms.get(java.time.InstantSource.class).instant(), ZoneOffset.UTC);
    }

    @AfterAll
    static void closeShop() {
        shop.close();
    }

    @Test
    void keepsAPersonAndTheirRecordsUntilTheLastHoldIsReleased() {
        SubjectId subject = shop.create(freshEmail());
        CreatedRecord order = shop.add(subject, Shop.order(freshEmail()));
        Hold one = hold(subject, 30);
        Hold two = hold(subject, 10);

        assertThatThrownBy(erasing(subject))
                .isInstanceOf(Conflict.class)
                .extracting("code")
                .isEqualTo("person.held");
        assertHeld(() -> shop.vault.eraseRecord(shop.support, Optional.empty(), subject, "order", order.record()));
        assertThat(last(subject).kind()).isEqualTo("record-erased");
        assertThat(last(subject).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(last(subject).details()).containsEntry("why", "person.held");

        shop.vault.release(shop.support, Optional.of("CASE-CLOSED"), two.id());
        assertHeld(erasing(subject));
        shop.vault.release(shop.support, Optional.of("CASE-CLOSED"), one.id());

        shop.vault.erase(shop.support, Optional.empty(), subject);
        assertThatThrownBy(() -> shop.open(subject)).isInstanceOf(NotFound.class);
    }

    @Test
    void leavesTheDataReadableAndChangeable() {
        SubjectId subject = shop.create(freshEmail());
        hold(subject, 5);

        shop.change(subject, 1, Map.of("name", Shop.replace("Ada King")));
        shop.add(subject, Shop.order(freshEmail()));

        assertThat(shop.opened(subject, Shop.NAME)).contains("King");
        assertHeld(erasing(subject));
    }

    @Test
    void tellsOfEachHoldWhoPlacedItAndWhenItIsDue() {
        SubjectId subject = shop.create(freshEmail());
        Hold late = hold(subject, 300);
        Hold soon = hold(subject, 3);

        assertThat(all(Optional.empty())).contains(late, soon);
        assertThat(all(Optional.of(today.plusDays(3)))).contains(soon).doesNotContain(late);
        assertThat(all(Optional.of(today.plusDays(2)))).doesNotContain(soon);
        assertThat(shop.vault
                        .legalHolds(shop.support, Optional.empty(), Optional.of(late.id()), 1_000)
                        .items())
                .contains(soon)
                .doesNotContain(late);
        assertThat(last(subject).id()).isEqualTo(soon.entry());
        assertThat(last(subject).details()).containsEntry("hold", soon.id().toString());
    }

    @Test
    void refusesWhatIsNoReferenceNoDayOrNotThere() {
        SubjectId subject = shop.create(freshEmail());

        assertThatThrownBy(() -> place(subject, new NewHold("Ada Lovelace sues", "", today)))
                .isInstanceOfSatisfying(
                        Invalid.class, wrong -> assertThat(wrong.violations()).hasSize(3));
        assertThatThrownBy(() -> place(subject, new NewHold("M-1", "legal", today.plusYears(11))))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> shop.vault.release(shop.support, Optional.empty(), new HoldId(UUID.randomUUID())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> hold(new SubjectId(UUID.randomUUID()), 5)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> shop.vault.hold(
                        TestActor.in("support").with(Permission.SUBJECTS_ERASE),
                        Optional.empty(),
                        subject,
                        new NewHold("M-1", "legal", today.plusDays(1))))
                .isInstanceOf(Denied.class);
    }

    /// S04: a hold's row is taken away, or one is added, by somebody who writes to the database.
    @Test
    @Tag("S04")
    void isNeitherLiftedNorForgedBySql() {
        SubjectId subject = shop.create(freshEmail());
        hold(subject, 5);
        hold(subject, 6);
        List<Map<String, Object>> rows = intruder.copy("hold", subject);
        intruder.putBack("hold", subject, List.of());
        assertThatThrownBy(erasing(subject)).isInstanceOf(Corrupt.class);
        assertThat(last(subject).details()).containsEntry("why", "corrupt");
        intruder.putBack("hold", subject, rows.subList(0, 1));
        assertThatThrownBy(erasing(subject)).isInstanceOf(Corrupt.class);
        UUID left = (UUID) Objects.requireNonNull(rows.getFirst().get("hold_id"));
        assertThatThrownBy(() -> shop.vault.release(shop.support, Optional.empty(), new HoldId(left)))
                .isInstanceOf(Corrupt.class);

        List<Map<String, Object>> more = new ArrayList<>(rows);
        Map<String, Object> forged = new java.util.HashMap<>(rows.getFirst());
        forged.put("hold_id", UUID.randomUUID());
        more.add(forged);
        intruder.putBack("hold", subject, more);
        assertThatThrownBy(erasing(subject)).isInstanceOf(Corrupt.class);

        intruder.putBack("hold", subject, rows);
        assertHeld(erasing(subject));
    }

    /// S05: the person's row of before the hold, without the hold's row.
    @Test
    @Tag("S05")
    void isNotUndoneByAnOlderRowOnceARecordWasWritten() {
        SubjectId subject = shop.create(freshEmail());
        List<Map<String, Object>> before = intruder.copy("subject", subject);
        hold(subject, 5);
        shop.change(subject, 1, Map.of("name", Shop.replace("Ada King")));

        intruder.putBack("hold", subject, List.of());
        intruder.putBack("subject", subject, before);

        assertThatThrownBy(() -> shop.open(subject)).isInstanceOf(Corrupt.class);
    }

    /// S44: a hold and an erasure at the same time.
    @Test
    @Tag("S44")
    void isEitherTooLateOrObeyed() throws Exception {
        try (var both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 40; round++) {
                SubjectId subject = shop.create(freshEmail());
                Future<?> hold = both.submit(() -> hold(subject, 5));
                Future<?> erasure = both.submit(() -> {
                    shop.vault.erase(shop.support, Optional.empty(), subject);
                    return subject;
                });
                boolean placed = done(hold, NotFound.class);
                boolean gone = done(erasure, Conflict.class);
                assertThat(placed).isNotEqualTo(gone);
                assertThat(intruder.copy("hold", subject)).hasSize(placed ? 1 : 0);
            }
        }
    }

    /// Need to know: of a hold, who may erase and may not see holds is told that there is one.
    @Test
    void tellsWhoMayOnlyEraseThatAHoldLiesThereAndNoMoreOfIt() {
        TestActor eraser = TestActor.in("support").with(Permission.SUBJECTS_ERASE);
        SubjectId subject = shop.create(freshEmail());
        place(subject, new NewHold("M-2026/17", "counsel-desk", today.plusDays(10)));
        Part part = Part.ofFields(new FieldPath("profile", "email"));

        WholePreview whole = shop.vault.previewErasure(eraser, subject);
        assertThat(whole.isFree()).isFalse();
        assertThat(whole.legal()).isEmpty();
        PartPreview some = shop.vault.previewPart(eraser, Optional.empty(), subject, part);
        assertThat(some.isFree()).isFalse();
        assertThat(some.heldUntil()).isEmpty();
        assertThatThrownBy(() -> shop.vault.erase(eraser, Optional.empty(), subject))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        held -> assertThat(held.says() + held.hint())
                                .doesNotContain(
                                        "counsel-desk", today.plusDays(10).toString(), "M-2026"));

        assertThat(shop.vault.previewErasure(shop.support, subject).legal())
                .extracting(Hold::owner, Hold::reviewOn)
                .containsExactly(tuple("counsel-desk", today.plusDays(10)));
        assertThat(shop.vault
                        .previewPart(shop.support, Optional.empty(), subject, part)
                        .heldUntil())
                .hasValue(today.plusDays(10));
    }

    private static boolean done(Future<?> work, Class<? extends Exception> otherwise) throws InterruptedException {
        try {
            work.get();
            return true;
        } catch (ExecutionException why) {
            assertThat(why).hasCauseInstanceOf(otherwise);
            return false;
        }
    }

    private static void assertHeld(ThrowingCallable erasing) {
        assertThatThrownBy(erasing)
                .isInstanceOf(Conflict.class)
                .extracting("code")
                .isEqualTo("person.held");
    }

    private static ThrowingCallable erasing(SubjectId subject) {
        return () -> shop.vault.erase(shop.support, Optional.empty(), subject);
    }

    private static Hold hold(SubjectId subject, int days) {
        return place(subject, new NewHold("M-2026/17", "legal", today.plusDays(days)));
    }

    private static Hold place(SubjectId subject, NewHold wanted) {
        return shop.vault.hold(shop.support, Optional.of("LITIGATION"), subject, wanted);
    }

    private static List<Hold> all(Optional<LocalDate> due) {
        return shop.vault.legalHolds(shop.support, due, Optional.empty(), 1_000).items();
    }

    private static Entry last(SubjectId subject) {
        return shop.entries(subject).getLast();
    }
}
