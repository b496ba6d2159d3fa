package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.VaultToken;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
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

class RestrictionTests {
    private static final String CLAIMS = "defend-claims";

    private static Shop shop;
    private static Intruder intruder;
    private static LocalDate today;

    @BeforeAll
    static void openShop() {
        shop = new Shop();
        intruder = new Intruder(shop.db);
        today = LocalDate.ofInstant(shop.rooms.get(InstantSource.class).instant(), ZoneOffset.UTC);
    }

    @AfterAll
    static void closeShop() {
        shop.close();
    }

    @Test
    void opensForLegalClaimsAndForNothingElse() {
        SubjectId subject = shop.create(freshEmail());
        CreatedRecord order = shop.add(subject, Shop.order(freshEmail()));
        VaultToken token = token(subject);
        restrict(subject);

        assertRestrictedPurpose(() -> shop.open(subject));
        assertThat(last(subject).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(last(subject).details()).containsEntry("rule", "purpose.restricted");
        assertRestrictedPurpose(() -> shop.vault.openRecord(shop.read(subject), "order", order.record()));
        assertRestrictedPurpose(() -> shop.tokens
                .open(shop.intent(), List.of(token.text()))
                .getFirst()
                .orThrow());

        assertThat(shop.vault
                        .open(List.of(shop.read(shop.support, CLAIMS, subject)))
                        .getFirst()
                        .orThrow()
                        .fields())
                .containsKey(Shop.NAME);
    }

    @Test
    void keepsTheDataAsItIs() {
        SubjectId subject = shop.create(freshEmail());
        restrict(subject);

        assertRestricted(() -> shop.change(subject, 1, Map.of("name", Shop.replace("Ada King"))));
        assertRestricted(() -> shop.change(subject, 1, Map.of()));
        assertRestricted(() -> shop.add(subject, Shop.order(freshEmail())));
        assertThat(last(subject).details()).containsEntry("why", "person.restricted");
        assertRestricted(() -> token(subject));
        assertRestricted(() -> shop.vault.erase(shop.support, Optional.empty(), subject));
        assertThat(last(subject).kind()).isEqualTo("subject-erased");
        assertThat(last(subject).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void isFoundByNoOtherPurpose() {
        String email = freshEmail();
        SubjectId subject = shop.create(email);
        restrict(subject);

        assertThat(shop.find(Shop.equal(Shop.EMAIL, email))).isEmpty();
        assertThat(shop.vault
                        .search(
                                Shop.intent(shop.support, CLAIMS),
                                new Search(List.of(Shop.equal(Shop.EMAIL, email)), Optional.empty(), 10))
                        .items())
                .containsExactly(subject);
    }

    @Test
    void isLiftedOnceThePersonWasTold() {
        SubjectId subject = shop.create(freshEmail());
        Hold one = restrict(subject);
        Hold two = restrict(subject);

        for (Optional<LocalDate> told :
                List.of(Optional.<LocalDate>empty(), Optional.of(today.plusDays(3)), Optional.of(today.minusDays(3)))) {
            assertThatThrownBy(() -> shop.vault.lift(shop.support, Optional.empty(), one.id(), told))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("18(3)");
        }
        shop.vault.lift(shop.support, Optional.of("TOLD-1"), one.id(), Optional.of(today));
        assertThat(last(subject).kind()).isEqualTo("restriction-lifted");
        assertThat(last(subject).details()).containsEntry("told", today.toString());
        assertRestrictedPurpose(() -> shop.open(subject));
        shop.vault.lift(shop.support, Optional.of("TOLD-2"), two.id(), Optional.of(today));

        assertThat(shop.open(subject).fields()).isNotEmpty();
        shop.vault.erase(shop.support, Optional.empty(), subject);
    }

    @Test
    void isNoLegalHold() {
        SubjectId subject = shop.create(freshEmail());
        Hold restriction = restrict(subject);
        Hold hold = shop.vault.hold(shop.support, Optional.empty(), subject, wanted());

        assertThat(shop.vault
                        .restrictions(shop.support, Optional.of(today.plusDays(5)), Optional.empty(), 1_000)
                        .items())
                .contains(restriction)
                .doesNotContain(hold);
        assertThat(shop.vault
                        .legalHolds(shop.support, Optional.empty(), Optional.empty(), 1_000)
                        .items())
                .contains(hold)
                .doesNotContain(restriction);
        assertThatThrownBy(() -> shop.vault.release(shop.support, Optional.empty(), restriction.id()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> lift(hold.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> lift(new HoldId(UUID.randomUUID()))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> shop.vault.restrict(
                        TestActor.in("support").with(Permission.SUBJECTS_WRITE),
                        Optional.empty(),
                        subject,
                        HoldKind.CLAIMS,
                        wanted()))
                .isInstanceOf(Denied.class);

        lift(restriction.id());
        assertThatThrownBy(() -> shop.vault.erase(shop.support, Optional.empty(), subject))
                .extracting("code")
                .isEqualTo("person.held");
    }

    /// S04: a restriction's row is taken away, or made a legal hold, by somebody who writes to the database.
    @Test
    @Tag("S04")
    void isNotLiftedBySql() {
        String email = freshEmail();
        SubjectId subject = shop.create(email);
        restrict(subject);
        List<Map<String, Object>> rows = intruder.copy("hold", subject);

        intruder.putBack("hold", subject, List.of());
        assertThat(shop.find(Shop.equal(Shop.EMAIL, email))).containsExactly(subject);
        assertRestrictedPurpose(() -> shop.open(subject));
        assertRestricted(() -> shop.change(subject, 1, Map.of("name", Shop.replace("Ada King"))));
        assertThatThrownBy(() -> shop.vault.erase(shop.support, Optional.empty(), subject))
                .isInstanceOf(Corrupt.class);

        intruder.putBack("hold", subject, rows);
        shop.db.update("update vault.hold set kind = 'legal' where subject_id = ?", subject.value());
        UUID id = (UUID) Objects.requireNonNull(rows.getFirst().get("hold_id"));
        assertThatThrownBy(() -> shop.vault.release(shop.support, Optional.empty(), new HoldId(id)))
                .isInstanceOf(Corrupt.class);
        intruder.putBack("hold", subject, rows);
        assertRestrictedPurpose(() -> shop.open(subject));
    }

    /// S05: the person's row of before the restriction.
    @Test
    @Tag("S05")
    void isNotUndoneByAnOlderRowAndSeenWhenErasing() {
        SubjectId subject = shop.create(freshEmail());
        List<Map<String, Object>> before = intruder.copy("subject", subject);
        restrict(subject);

        intruder.putBack("subject", subject, before);

        assertThatThrownBy(() -> shop.vault.erase(shop.support, Optional.empty(), subject))
                .isInstanceOf(Corrupt.class);
    }

    private static void assertRestrictedPurpose(ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .isInstanceOf(Denied.class)
                .extracting("code")
                .isEqualTo("purpose.restricted");
    }

    private static void assertRestricted(ThrowingCallable changing) {
        assertThatThrownBy(changing)
                .isInstanceOf(Conflict.class)
                .extracting("code")
                .isEqualTo("person.restricted");
    }

    private static VaultToken token(SubjectId subject) {
        return shop.tokens
                .make(shop.intent(), List.of(new TokenPlace(subject, Shop.EMAIL, Optional.empty())), Optional.empty())
                .getFirst()
                .orThrow();
    }

    private static Hold restrict(SubjectId subject) {
        return shop.vault.restrict(shop.support, Optional.of("ART-18"), subject, HoldKind.CONTESTED, wanted());
    }

    private static void lift(HoldId restriction) {
        shop.vault.lift(shop.support, Optional.empty(), restriction, Optional.of(today));
    }

    private static NewHold wanted() {
        return new NewHold("R-2026/3", "privacy", today.plusDays(5));
    }

    private static Entry last(SubjectId subject) {
        return shop.entries(subject).getLast();
    }
}
