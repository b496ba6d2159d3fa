package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.equal;
import static org.bailee.server.vault.Shop.freshEmail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.crypto.VaultToken;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EraseTests {
    private static Shop shop;

    @BeforeAll
    static void openShop() {
        shop = new Shop();
    }

    @AfterAll
    static void closeShop() {
        shop.close();
    }

    /// S09: read after erasure, through every door.
    @Test
    @Tag("S09")
    void leavesNothingThatAnyDoorOpens() {
        String email = freshEmail();
        Retry retry = new Retry(email.getBytes(java.nio.charset.StandardCharsets.UTF_8), new byte[32]);
        SubjectId subject = shop.vault
                .create(shop.write(), List.of(Shop.person(email)), Optional.of(retry))
                .getFirst()
                .orThrow()
                .subject();
        CreatedRecord order = shop.add(subject, Shop.order(freshEmail()));
        TokenPlace place = new TokenPlace(subject, Shop.EMAIL, Optional.empty());
        VaultToken token = shop.tokens
                .make(shop.intent(), List.of(place), Optional.empty())
                .getFirst()
                .orThrow();
        shop.open(subject);

        shop.vault.erase(shop.support, Optional.of("TICKET-9"), subject);

        assertErased(() -> shop.open(subject));
        assertErased(() -> shop.vault.openRecord(shop.read(subject), "order", order.record()));
        assertErased(() -> shop.vault.openRecords(shop.read(subject), "order", Optional.empty(), 10));
        assertErased(() -> shop.change(subject, 1, Map.of("email", Shop.replace(freshEmail()))));
        assertErased(() -> shop.vault.changeRecord(
                shop.write(),
                subject,
                order.record(),
                1,
                new RecordPatch("order", Map.of("remark", Shop.replace("again")))));
        assertErased(() -> shop.add(subject, Shop.order(freshEmail())));
        assertErased(() -> shop.vault.erase(shop.support, Optional.empty(), subject));
        assertErased(() -> shop.vault.eraseRecord(shop.support, Optional.empty(), subject, "order", order.record()));
        assertErased(() -> shop.tokens
                .make(shop.intent(), List.of(place), Optional.empty())
                .getFirst()
                .orThrow());
        assertErased(() -> shop.vault
                .create(shop.write(), List.of(Shop.person(email)), Optional.of(retry))
                .getFirst()
                .orThrow());
        assertThatThrownBy(() -> shop.tokens
                        .open(shop.intent(), List.of(token.text()))
                        .getFirst()
                        .orThrow())
                .isInstanceOf(NotFound.class);
        assertThat(shop.find(equal(Shop.EMAIL, email))).isEmpty();
        assertThat(shop.find(new Search.Condition.Words(Shop.NAME, "lovelace"))).doesNotContain(subject);
        assertThat(shop.vault.list(shop.support, Optional.empty(), 1_000).items())
                .extracting(PersonVersion::subject)
                .doesNotContain(subject);
    }

    @Test
    @Tag("S09")
    void leavesATombstoneAndAnEntryAndNothingElse() {
        SubjectId subject = shop.create(Shop.order(freshEmail()), freshEmail());
        token(new TokenPlace(subject, Shop.EMAIL, Optional.empty()));

        shop.vault.erase(shop.support, Optional.of("TICKET-9"), subject);

        // The one deletion that makes the others final: without this key every copy elsewhere is noise.
        assertThat(shop.db.queryForList(
                        "select wrapped from keys.data_key where subject_id = ?", byte[].class, subject.value()))
                .isEmpty();

        for (String table : List.of("record", "search_entry", "unique_value", "token")) {
            assertThat(shop.countOf(table, subject)).as(table).isZero();
        }
        assertThat(shop.countOf("subject", subject)).isEqualTo(1);
        Entry entry = shop.entries(subject).getLast();
        assertThat(entry.kind()).isEqualTo("subject-erased");
        assertThat(entry.reason()).contains("TICKET-9");
    }

    @Test
    void freesTheUniqueValuesOfTheErased() {
        String email = freshEmail();
        SubjectId subject = shop.create(email);

        shop.vault.erase(shop.support, Optional.empty(), subject);

        shop.create(email);
    }

    /// S09: something added while the person is being erased.
    @Test
    @Tag("S09")
    void letsNothingBeAddedBesideAnErasure() throws Exception {
        for (int round = 0; round < 10; round++) {
            SubjectId subject = shop.create(freshEmail());
            List<Callable<Object>> both = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                both.add(() -> Result.of(() -> shop.add(subject, Shop.order(freshEmail()))));
                both.add(() -> Result.of(() -> shop.tokens.make(
                        shop.intent(),
                        List.of(new TokenPlace(subject, Shop.NAME, Optional.empty())),
                        Optional.empty())));
            }
            both.add(3, () -> {
                shop.vault.erase(shop.support, Optional.empty(), subject);
                return "erased";
            });
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var done : threads.invokeAll(both)) {
                    done.get();
                }
            }

            assertThat(shop.countOf("record", subject)).isZero();
            assertThat(shop.countOf("unique_value", subject)).isZero();
            assertThat(shop.countOf("token", subject)).isZero();
        }
    }

    @Test
    void erasesOneRecordWithWhatFoundIt() {
        SubjectId subject = shop.create(freshEmail());
        String invoice = freshEmail();
        CreatedRecord order = shop.add(subject, Shop.order(invoice));
        token(new TokenPlace(subject, FieldPath.parse("order.invoice"), Optional.of(order.record())));

        shop.vault.eraseRecord(shop.support, Optional.empty(), subject, "order", order.record());

        assertThatThrownBy(() -> shop.vault.openRecord(shop.read(subject), "order", order.record()))
                .isInstanceOf(NotFound.class);
        assertThat(shop.countOf("token", subject)).isZero();
        shop.open(subject);
        shop.add(subject, Shop.order(invoice));
    }

    @Test
    void refusesToEraseAPersonsOwnRecordAlone() {
        SubjectId subject = shop.create(freshEmail());

        assertThatThrownBy(() -> shop.vault.eraseRecord(
                        shop.support, Optional.empty(), subject, "profile", SealedRecord.onlyOneOf(subject)))
                .isInstanceOf(NotFound.class);
        shop.open(subject);
    }

    @Test
    void refusesWhoMayNotEraseAndTellsTheLog() {
        SubjectId subject = shop.create(freshEmail());

        assertThatThrownBy(() -> shop.vault.erase(
                        TestActor.in("support").with(Permission.SUBJECTS_READ), Optional.empty(), subject))
                .isInstanceOf(Denied.class);

        assertThat(shop.entries(subject).getLast().outcome()).isEqualTo(Outcome.REFUSED);
        shop.open(subject);
    }

    @Test
    void doesNotKnowWhoWasNeverStored() {
        assertThatThrownBy(() -> shop.vault.erase(shop.support, Optional.empty(), new SubjectId(UUID.randomUUID())))
                .isInstanceOfSatisfying(
                        NotFound.class, why -> assertThat(why.isErased()).isFalse());
    }

    private static void token(TokenPlace place) {
        shop.tokens
                .make(shop.intent(), List.of(place), Optional.empty())
                .getFirst()
                .orThrow();
        assertThat(shop.countOf("token", place.subject())).isEqualTo(1);
    }

    private static void assertErased(ThrowingCallable door) {
        assertThatThrownBy(door)
                .isInstanceOfSatisfying(
                        NotFound.class, why -> assertThat(why.isErased()).isTrue());
    }
}
