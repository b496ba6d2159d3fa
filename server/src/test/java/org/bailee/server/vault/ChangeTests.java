package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.equal;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.person;
import static org.bailee.server.vault.Shop.replace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.audit.Entry;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChangeTests {
    private static Shop shop;

    @BeforeAll
    static void openShop() {
        shop = new Shop();
    }

    @AfterAll
    static void closeShop() {
        shop.close();
    }

    @Test
    void changesWhatIsNamedAndLeavesTheRest() {
        SubjectId subject = shop.create(person(freshEmail(), Map.of("phone", "+49 30 901820")))
                .subject();
        String email = freshEmail();

        long version = shop.change(subject, 1, Map.of("email", replace(email), "phone", new FieldChange.Remove()));

        assertThat(version).isEqualTo(2);
        OpenPerson person = shop.open(subject);
        assertThat(person.version()).isEqualTo(2);
        assertThat(person.fields()).containsOnlyKeys(Shop.EMAIL, Shop.NAME);
        assertThat(shop.opened(subject, Shop.EMAIL)).isEqualTo(email);
        assertThat(shop.opened(subject, Shop.NAME)).contains("Lovelace");
        Entry entry = shop.entries(subject).get(1);
        assertThat(entry.kind()).isEqualTo("subject-changed");
        assertThat(entry.details()).isEqualTo(Map.of("fields", "profile.email profile.phone", "version", "2"));
    }

    @Test
    void movesWhatFindsThePerson() {
        String before = freshEmail();
        String after = freshEmail();
        SubjectId subject = shop.create(before);

        shop.change(subject, 1, Map.of("email", replace(after)));

        assertThat(shop.find(equal(Shop.EMAIL, before))).isEmpty();
        assertThat(shop.find(equal(Shop.EMAIL, after))).containsExactly(subject);
        shop.create(before);
    }

    @Test
    void refusesAStaleChangeAndChangesNothing() {
        SubjectId subject = shop.create(freshEmail());
        String first = freshEmail();
        shop.change(subject, 1, Map.of("email", replace(first)));

        assertThatThrownBy(() -> shop.change(subject, 1, Map.of("email", replace(freshEmail()))))
                .isInstanceOfSatisfying(
                        Conflict.class, why -> assertThat(why.isStale()).isTrue());
        assertThat(shop.opened(subject, Shop.EMAIL)).isEqualTo(first);
    }

    @Test
    void losesNoChangeWhenManyChangeAtOnce() throws Exception {
        SubjectId subject = shop.create(freshEmail());
        List<Callable<Result<Long>>> changes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            PersonPatch patch = Shop.patch(subject, 1, Map.of("email", replace(freshEmail())));
            changes.add(() -> shop.vault.change(shop.write(), List.of(patch)).getFirst());
        }

        List<Result<Long>> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Result<Long>> done : threads.invokeAll(changes)) {
                results.add(done.get());
            }
        }

        assertThat(results.stream().flatMap(Result::stream)).containsExactly(2L);
        assertThat(results.stream()
                        .filter(result -> result instanceof Result.Failed<Long>(Conflict why) && why.isStale()))
                .hasSize(19);
        assertThat(shop.open(subject).version()).isEqualTo(2);
        assertThat(shop.countOf("unique_value", subject)).isEqualTo(1);
    }

    @Test
    void refusesAValueThatIsTakenAndUndoesTheWholeChange() {
        String taken = freshEmail();
        shop.create(taken);
        String own = freshEmail();
        SubjectId subject = shop.create(own);

        assertThatThrownBy(() ->
                        shop.change(subject, 1, Map.of("phone", replace("+49 30 901820"), "email", replace(taken))))
                .isInstanceOfSatisfying(
                        Conflict.class, why -> assertThat(why.code()).isEqualTo("value.taken"));
        assertThat(shop.open(subject).version()).isEqualTo(1);
        assertThat(shop.find(equal(Shop.EMAIL, own))).containsExactly(subject);
        assertThat(shop.find(equal(Shop.PHONE, "+49 30 901820"))).doesNotContain(subject);
    }

    @Test
    void keepsAUniqueValueThatIsReplacedByItself() {
        String email = freshEmail();
        SubjectId subject = shop.create(email);

        shop.change(subject, 1, Map.of("email", replace(email)));

        assertThat(shop.find(equal(Shop.EMAIL, email))).containsExactly(subject);
    }

    @Test
    void refusesToRemoveWhatIsRequired() {
        SubjectId subject = shop.create(freshEmail());

        assertThatThrownBy(() -> shop.change(
                        subject,
                        1,
                        Map.of(
                                "email",
                                new FieldChange.Remove(),
                                "shoe-size",
                                replace("42"),
                                "name",
                                new FieldChange.Remove())))
                .isInstanceOfSatisfying(
                        Invalid.class, why -> assertThat(why.violations()).hasSize(3));
    }

    @Test
    void mergesPartsIntoAValue() {
        SubjectId subject = shop.create(freshEmail());
        var parts = new TreeMap<String, Optional<String>>(Map.of("family", Optional.of("Byron")));

        shop.change(subject, 1, Map.of("name", new FieldChange.MergeParts(parts)));

        assertThat(shop.opened(subject, Shop.NAME))
                .contains("Ada")
                .contains("Byron")
                .doesNotContain("Lovelace");
        assertThat(shop.find(new Search.Condition.Words(Shop.NAME, "byron"))).contains(subject);
        assertThat(shop.find(new Search.Condition.Words(Shop.NAME, "lovelace"))).doesNotContain(subject);
    }

    @Test
    void beginsACollectionThePersonHadNoRecordOf() {
        SubjectId subject = shop.create(freshEmail());
        RecordPatch delivery = new RecordPatch(
                "delivery",
                Map.of(
                        "address",
                        new FieldChange.Replace(Shop.parts(
                                Map.of("street", "Main St 1", "city", "London", "country", "GB", "postcode", "N1")))));

        long version = shop.vault
                .change(shop.write(), List.of(new PersonPatch(subject, 1, List.of(delivery))))
                .getFirst()
                .orThrow();

        assertThat(version).isEqualTo(2);
        assertThat(shop.open(subject).fields()).hasSize(3);
    }

    @Test
    void changesARecordOfManyUnderItsOwnVersion() {
        SubjectId subject = shop.create(freshEmail());
        CreatedRecord order = shop.add(subject, Shop.order(freshEmail()));
        RecordPatch patch = new RecordPatch("order", Map.of("remark", replace("ring twice")));

        long version = shop.vault.changeRecord(shop.write(), subject, order.record(), 1, patch);

        assertThat(version).isEqualTo(2);
        assertThat(shop.vault
                        .openRecord(shop.read(subject), "order", order.record())
                        .version())
                .isEqualTo(2);
        assertThat(shop.open(subject).version()).isEqualTo(1);
        assertThatThrownBy(() -> shop.vault.changeRecord(shop.write(), subject, order.record(), 1, patch))
                .isInstanceOfSatisfying(
                        Conflict.class, why -> assertThat(why.isStale()).isTrue());
    }

    @Test
    void refusesAWriteGrantThatHasExpired() {
        SubjectId subject = shop.create(freshEmail());
        WriteGrant grant = shop.write();
        shop.rooms.clock().advance(Duration.ofSeconds(31));

        NewRecord order = new NewRecord(new NewRecord.Owner.Known(subject), Shop.order(freshEmail()));
        for (Result<?> refused : List.of(
                shop.vault
                        .change(grant, List.of(Shop.patch(subject, 1, Map.of("email", replace(freshEmail())))))
                        .getFirst(),
                shop.vault.add(grant, List.of(order), Optional.empty()).getFirst(),
                shop.vault
                        .create(grant, List.of(person(freshEmail())), Optional.empty())
                        .getFirst())) {
            assertThat(refused)
                    .isInstanceOfSatisfying(
                            Result.Failed.class,
                            failed -> assertThat((Throwable) failed.why())
                                    .isInstanceOfSatisfying(
                                            Denied.class,
                                            why -> assertThat(why.code()).isEqualTo("grant.expired")));
        }
    }
}
