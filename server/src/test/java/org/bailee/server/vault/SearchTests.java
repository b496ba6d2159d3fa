package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.equal;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SearchTests {
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
    void findsAValueInAnotherSpelling() {
        String email = freshEmail();
        SubjectId subject = shop.create(Shop.person(email, Map.of("phone", "+49 30 901820")))
                .subject();

        assertThat(shop.find(equal(Shop.EMAIL, email.toUpperCase(java.util.Locale.ROOT))))
                .containsExactly(subject);
        assertThat(shop.find(equal(Shop.PHONE, "+49 (30) 90-1820"))).contains(subject);
    }

    /// P8: a field seen masked is an oracle to whoever tries values; one seen plain tells nothing new. To ask for a
    /// later page is no way around it.
    @Test
    @Tag("P8")
    void stopsWhoTriesOutAValueItSeesMasked() {
        TestActor guesser = TestActor.in("support");
        String phone = "+49 30 7654321";
        shop.create(Shop.person(freshEmail(), Map.of("phone", phone)));
        Optional<SubjectId> beforeAll = Optional.of(new SubjectId(new UUID(0, 1)));
        for (int i = 0; i < 120; i++) {
            assertThat(guess(guesser, beforeAll, equal(Shop.PHONE, phone))).hasSize(1);
            assertThat(guess(guesser, Optional.empty(), equal(Shop.EMAIL, freshEmail())))
                    .isEmpty();
            assertThat(guess(guesser, beforeAll, equal(Shop.PHONE, "+49 30 1111111"), equal(Shop.EMAIL, freshEmail())))
                    .isEmpty();
        }
        assertThatThrownBy(() -> guess(guesser, beforeAll, equal(Shop.PHONE, phone)))
                .isInstanceOf(Unavailable.class);
    }

    private static List<SubjectId> guess(TestActor guesser, Optional<SubjectId> after, Search.Condition... conditions) {
        return shop.vault
                .search(Shop.intent(guesser, "fulfil-orders"), new Search(List.of(conditions), after, 100))
                .items();
    }

    @Test
    void findsWhoHasEveryWord() {
        SubjectId subject = named("Grace Hopper");

        assertThat(shop.find(words("hopper GRACE"))).contains(subject);
        assertThat(shop.find(words("hopper ada"))).doesNotContain(subject);
        assertThat(shop.find(words("hop"))).doesNotContain(subject);
    }

    @Test
    void demandsEveryCondition() {
        String email = freshEmail();
        SubjectId subject = shop.create(email);
        shop.add(subject, Shop.order(email));

        assertThat(shop.find(
                        equal(Shop.EMAIL, email),
                        words("lovelace"),
                        equal(FieldPath.parse("order.invoice"), email),
                        new Search.Condition.Words(FieldPath.parse("order.remark"), "care")))
                .containsExactly(subject);
        assertThat(shop.find(equal(Shop.EMAIL, email), words("hopper"))).isEmpty();
        assertThat(shop.find(equal(Shop.EMAIL, email), equal(Shop.EMAIL, freshEmail())))
                .isEmpty();
    }

    @Test
    void answersPageByPageInOrderOfId() {
        List<SubjectId> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            shop.rooms.clock().advance(Duration.ofMillis(5));
            all.add(named("Katherine Johnson"));
        }

        Page<SubjectId> first = page(Optional.empty());
        Page<SubjectId> second = page(first.next().map(SubjectId::parse));

        assertThat(first.items()).containsExactlyElementsOf(all.subList(0, 3));
        assertThat(second.items()).containsExactlyElementsOf(all.subList(3, 5));
        assertThat(second.next()).isEmpty();
    }

    @Test
    void tellsTheLogWhichFieldsWereSearchedAndNeverForWhat() {
        String email = freshEmail();
        shop.create(email);
        shop.rooms.clock().advance(Duration.ofMillis(5));

        shop.find(equal(Shop.EMAIL, email), words("lovelace"));

        Entry entry = shop.audit.find(EntryQuery.newest(2)).items().stream()
                .filter(one -> one.subject().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(entry.kind()).isEqualTo("people-searched");
        assertThat(entry.details()).isEqualTo(Map.of("fields", "profile.email profile.name", "found", "1"));
        assertThat(entry.toString().toLowerCase(java.util.Locale.ROOT)).doesNotContain("lovelace", email);
    }

    /// So that whoever asks who knows of a person is told of those who only searched.
    @Test
    void tellsTheHistoryOfEachPersonThatWasFound() {
        String email = freshEmail();
        SubjectId found = shop.create(email);
        shop.rooms.clock().advance(Duration.ofMillis(5));

        shop.find(equal(Shop.EMAIL, email));

        Entry entry = shop.audit.find(EntryQuery.about(found, 1)).items().getFirst();
        assertThat(entry.kind()).isEqualTo("person-found");
        assertThat(entry.purpose()).isPresent();
        assertThat(entry.details()).isEqualTo(Map.of("fields", "profile.email=matched", "found", "1"));
    }

    @Test
    void refusesWhatCannotBeSearchedThatWay() {
        assertThatThrownBy(() -> shop.find(
                        new Search.Condition.Words(Shop.EMAIL, "ada"),
                        words(" !? "),
                        equal(FieldPath.parse("order.placed-on"), "2026-01-01")))
                .isInstanceOfSatisfying(
                        Invalid.class, why -> assertThat(why.violations()).hasSize(3));
    }

    /// Whoever sees only that a value is there must not learn it by asking for it.
    @Test
    void refusesToSearchAFieldOfWhichOnlyThePresenceShows() {
        assertThatThrownBy(() -> shop.vault.search(
                        Shop.intent(TestActor.in("warehouse"), "fulfil-orders"),
                        new Search(List.of(equal(Shop.EMAIL, "ada@example.org")), Optional.empty(), 10)))
                .isInstanceOf(Denied.class);
    }

    /// S33: what looks like SQL is looked for like any other text.
    @Test
    @Tag("S33")
    void treatsSqlAsText() {
        long before = shop.count("subject");
        String attack = "'; drop table vault.subject; --";
        SubjectId subject = shop.create(new PersonDraft(List.of(new RecordDraft(
                        "profile",
                        Map.of("name", text("Robert Tables"), "email", text(freshEmail()), "number", text(attack))))))
                .subject();

        assertThat(shop.find(equal(Shop.NUMBER, attack))).containsExactly(subject);
        assertThat(shop.find(words("tables' or '1'='1"))).doesNotContain(subject);
        assertThat(shop.count("subject")).isEqualTo(before + 1);
    }

    @Test
    void listsPeopleInOrderOfMaking() {
        shop.rooms.clock().advance(Duration.ofMillis(5));
        SubjectId one = shop.create(freshEmail());
        shop.rooms.clock().advance(Duration.ofMillis(5));
        SubjectId two = shop.create(freshEmail());
        List<SubjectId> listed = new ArrayList<>();
        Optional<SubjectId> after = Optional.empty();
        do {
            Page<PersonVersion> page = shop.vault.list(shop.support, after, 4);
            page.items().forEach(person -> listed.add(person.subject()));
            after = page.next().map(SubjectId::parse);
        } while (after.isPresent());

        assertThat(listed).isSorted().containsSubsequence(one, two).doesNotHaveDuplicates();
        assertThatThrownBy(() ->
                        shop.vault.list(TestActor.in("support").with(Permission.SUBJECTS_READ), Optional.empty(), 4))
                .isInstanceOf(Denied.class);
    }

    private static Page<SubjectId> page(Optional<SubjectId> after) {
        return shop.vault.search(shop.intent(), new Search(List.of(words("katherine")), after, 3));
    }

    private static SubjectId named(String name) {
        return shop.create(new PersonDraft(
                        List.of(new RecordDraft("profile", Map.of("name", text(name), "email", text(freshEmail()))))))
                .subject();
    }

    private static Search.Condition words(String typed) {
        return new Search.Condition.Words(Shop.NAME, typed);
    }
}
