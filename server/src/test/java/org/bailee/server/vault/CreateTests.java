package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.person;
import static org.bailee.server.vault.Shop.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.Violation;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CreateTests {
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
    void storesAPersonWithItsRecordsAndTellsTheLog() {
        String email = freshEmail();
        PersonDraft draft =
                new PersonDraft(List.of(person(email).records().getFirst(), Shop.order("INV-1"), Shop.order("INV-2")));

        CreatedPerson created = shop.create(draft);

        assertThat(created.version()).isEqualTo(1);
        assertThat(created.records().get("order")).hasSize(2);
        assertThat(shop.opened(created.subject(), Shop.EMAIL)).isEqualTo(email);
        Entry entry = shop.entries(created.subject()).getFirst();
        assertThat(entry.kind()).isEqualTo("subject-created");
        assertThat(entry.purpose()).contains("fulfil-orders");
        assertThat(entry.reason()).contains("TICKET-1");
        assertThat(entry.details()).isEqualTo(Map.of("collections", "order profile", "version", "1"));
    }

    @Test
    void countsEachOnePerPersonRecordInTheVersion() {
        PersonDraft draft = new PersonDraft(List.of(
                person(freshEmail()).records().getFirst(),
                new RecordDraft(
                        "delivery",
                        Map.of(
                                "address",
                                Shop.parts(Map.of(
                                        "street",
                                        "Main St 1",
                                        "city",
                                        "London",
                                        "country",
                                        "GB",
                                        "postcode",
                                        "N1"))))));

        CreatedPerson created = shop.create(draft);

        assertThat(created.version()).isEqualTo(2);
        assertThat(shop.open(created.subject()).version()).isEqualTo(2);
    }

    @Test
    void refusesEverythingWrongAtOnce() {
        PersonDraft draft = new PersonDraft(List.of(
                new RecordDraft("profile", Map.of("email", text("no address"), "shoe-size", text("42"))),
                new RecordDraft("hobby", Map.of("name", text("Chess"))),
                new RecordDraft("order", Map.of("placed-on", text("2026-02-30")))));

        assertThatThrownBy(() -> shop.create(draft)).isInstanceOfSatisfying(Invalid.class, problem -> {
            assertThat(problem.violations())
                    .extracting(Violation::where)
                    .contains("profile.email", "profile.name", "profile.shoe-size", "hobby", "order[0].invoice")
                    .anyMatch(where -> where.startsWith("order[0].placed-on"));
            assertThat(problem.violations())
                    .extracting(Violation::code)
                    .contains("field.required", "field.unknown", "collection.unknown");
            assertThat(problem.violations().toString()).doesNotContain("no address", "42", "Chess");
        });
    }

    @Test
    void refusesWhatTheStatedActivityDoesNotNeed() {
        WriteGrant questions =
                shop.access.write(Shop.intent(shop.support, "answer-questions"), Permission.SUBJECTS_WRITE, List.of());
        PersonDraft draft = person(freshEmail(), Map.of("phone", "+49 30 901820"));

        assertThatThrownBy(() -> shop.vault
                        .create(questions, List.of(draft), Optional.empty())
                        .getFirst()
                        .orThrow())
                .isInstanceOfSatisfying(
                        Invalid.class,
                        problem -> assertThat(problem.violations())
                                .singleElement()
                                .satisfies(wrong -> {
                                    assertThat(wrong.where()).isEqualTo("profile.phone");
                                    assertThat(wrong.code()).isEqualTo("field.not-needed");
                                }));
    }

    @Test
    void doesNotRepeatANameThatMayBeAValue() {
        PersonDraft draft = new PersonDraft(List.of(new RecordDraft("ada@example.org", Map.of())));

        assertThatThrownBy(() -> shop.create(draft))
                .isInstanceOf(Invalid.class)
                .hasMessageNotContaining("ada@example.org");
    }

    @Test
    void refusesOnlyTheItemThatIsWrong() {
        String email = freshEmail();

        List<Result<CreatedPerson>> results = shop.vault.create(
                shop.write(), List.of(person(email), person("broken"), person(freshEmail())), Optional.empty());

        assertThat(results).extracting(result -> result instanceof Result.Done).containsExactly(true, false, true);
    }

    @Test
    void keepsAValueUniqueWithinARequestAndLeavesNothingOfTheLoser() {
        String email = freshEmail();
        String taken = freshEmail();
        shop.create(taken);
        long values = shop.count("unique_value");

        List<Result<CreatedPerson>> results = shop.vault.create(
                shop.write(),
                List.of(
                        person(email, Map.of("number", "77")),
                        person(email.toUpperCase(java.util.Locale.ROOT), Map.of("number", "78")),
                        person(taken, Map.of("number", "79"))),
                Optional.empty());

        assertThat(results).extracting(result -> result instanceof Result.Done).containsExactly(true, false, false);
        assertThat(((Result.Failed<?>) results.get(1)).why())
                .isInstanceOfSatisfying(
                        Conflict.class,
                        why -> assertThat(why.violations())
                                .extracting(Violation::where)
                                .containsExactly("profile.email"))
                .hasMessageContaining("profile.email");
        assertThat(shop.count("unique_value")).isEqualTo(values + 2);
        shop.create(person(freshEmail(), Map.of("number", "79")));
    }

    @Test
    void givesAFreedValueToWhoComesBehind() {
        String taken = freshEmail();
        String free = freshEmail();
        shop.create(taken);

        List<Result<CreatedPerson>> results = shop.vault.create(
                shop.write(),
                List.of(person(taken, Map.of("number", "500")), person(free, Map.of("number", "500"))),
                Optional.empty());

        assertThat(results).extracting(result -> result instanceof Result.Done).containsExactly(false, true);
    }

    /// What they have in all is copied first, and undone with the rest where one must be refused.
    @Test
    void keepsAllButWhoIsRefusedOfMoreThanOneStatementTakes() {
        List<PersonDraft> people = new ArrayList<>(
                IntStream.range(0, 72).mapToObj(_ -> person(freshEmail())).toList());
        people.set(50, people.get(7));
        long before = shop.count("subject");
        long searchable = shop.count("search_entry");

        List<Result<CreatedPerson>> stored = shop.vault.create(shop.write(), people, Optional.empty());

        assertThat(stored.stream().flatMap(Result::stream)).hasSize(people.size() - 1);
        assertThat(stored.get(50)).isInstanceOf(Result.Failed.class);
        assertThat(shop.count("subject")).isEqualTo(before + people.size() - 1);
        assertThat(shop.count("search_entry") - searchable).isGreaterThan(127);
        assertThat(shop.db.queryForObject(
                        "select count(*) from vault.search_entry s where not exists"
                                + " (select 1 from vault.subject p where p.subject_id = s.subject_id)",
                        Long.class))
                .isZero();
    }

    /// S47: fifty creates at once with one e-mail address in different spellings.
    @Test
    @Tag("S47")
    void storesExactlyOnePersonWhenManyAskForOneValueAtOnce() throws Exception {
        String email = freshEmail();
        long before = shop.count("subject");
        List<Callable<Result<CreatedPerson>>> creates = IntStream.range(0, 50)
                .<Callable<Result<CreatedPerson>>>mapToObj(i -> () -> shop.vault
                        .create(shop.write(), List.of(person(spelling(email, i))), Optional.empty())
                        .getFirst())
                .toList();

        List<Result<CreatedPerson>> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Result<CreatedPerson>> done : threads.invokeAll(creates)) {
                results.add(done.get());
            }
        }

        assertThat(results.stream().flatMap(Result::stream)).hasSize(1);
        assertThat(results.stream()
                        .filter(result -> result instanceof Result.Failed<CreatedPerson>(Conflict why)
                                && why.code().equals("value.taken")))
                .hasSize(49);
        assertThat(shop.count("subject")).isEqualTo(before + 1);
    }

    /// S18: the log refuses to be written, so nothing is stored.
    @Test
    @Tag("S18")
    void storesNothingThatTheLogCannotTell() {
        String email = freshEmail();
        long before = shop.count("subject");
        WriteGrant grant = shop.write();
        shop.db.execute("alter table audit.entry add constraint full_up check (false) not valid");
        try {
            assertThatThrownBy(() -> shop.vault.create(grant, List.of(person(email)), Optional.empty()))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            shop.db.execute("alter table audit.entry drop constraint full_up");
        }

        assertThat(shop.count("subject")).isEqualTo(before);
        shop.create(email);
    }

    @Test
    void refusesNewPeopleForAPurposeThatRestsOnConsent() {
        assertThatThrownBy(() -> shop.access.write(
                        Shop.intent(TestActor.in("marketing"), "newsletter"), Permission.SUBJECTS_WRITE, List.of()))
                .isInstanceOf(Denied.class);
    }

    @Test
    void refusesAGrantThatHasExpired() {
        WriteGrant grant = shop.write();
        shop.rooms.clock().advance(java.time.Duration.ofSeconds(31));

        assertThatThrownBy(() -> shop.vault
                        .create(grant, List.of(person(freshEmail())), Optional.empty())
                        .getFirst()
                        .orThrow())
                .isInstanceOfSatisfying(
                        Denied.class, why -> assertThat(why.code()).isEqualTo("grant.expired"));
    }

    /// S16: whether somebody has a value is what a guesser is after, so each answer stands in the log.
    @Test
    @Tag("S16")
    void tellsTheLogWhoWasToldThatAValueIsTaken() {
        String email = freshEmail();
        shop.create(email);

        assertThat(shop.vault
                        .create(shop.write(), List.of(person(email)), Optional.empty())
                        .getFirst())
                .isInstanceOf(Result.Failed.class);

        Entry last = shop.audit.find(EntryQuery.newest(1)).items().getFirst();
        assertThat(last.kind()).isEqualTo("subject-created");
        assertThat(last.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(last.subject()).isEmpty();
        assertThat(last.details()).isEqualTo(Map.of("fields", "profile.email", "why", "value.taken"));
    }

    private static String spelling(String email, int i) {
        char[] letters = email.toCharArray();
        for (int at = 0; at < letters.length; at++) {
            if ((i >> at % 6 & 1) == 1) {
                letters[at] = Character.toUpperCase(letters[at]);
            }
        }
        return new String(letters);
    }
}
