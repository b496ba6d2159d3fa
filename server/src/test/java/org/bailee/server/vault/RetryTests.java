package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.person;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.VaultToken;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.InsertsTogether;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTests {
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
    void answersTheSameAndStoresNothingTwice() {
        List<PersonDraft> people = List.of(person(freshEmail()), person("broken"));
        Retry retry = retry("request");
        List<Result<CreatedPerson>> first = shop.vault.create(shop.write(), people, Optional.of(retry));
        long before = shop.count("subject");

        List<Result<CreatedPerson>> second = shop.vault.create(shop.write(), people, Optional.of(retry));

        assertThat(second.getFirst()).isEqualTo(first.getFirst());
        assertThat(second.getLast()).isInstanceOf(Result.Failed.class);
        assertThat(shop.count("subject")).isEqualTo(before);
    }

    @Test
    void byAClockThatJumpedNothingIsDoneTwice() {
        try (Shop own = new Shop()) {
            ClockWatch watch = own.rooms.get(ClockWatch.class);
            watch.believes();
            Optional<Retry> retry = Optional.of(retry("request"));
            own.vault.create(own.write(), List.of(person(freshEmail())), retry);
            own.rooms.clock().advance(Duration.ofDays(4_000));
            own.vault.create(own.write(), List.of(person(freshEmail())), retry);
            assertThat(own.count("subject")).isEqualTo(1);

            watch.confirm(own.rooms.clock().instant());
            own.vault.create(own.write(), List.of(person(freshEmail())), retry);
            assertThat(own.count("subject")).isEqualTo(2);
        }
    }

    /// Of a server that begins with its clock far behind, say, until the clock is set right.
    @Test
    void norByOneThatIsSetRight() {
        try (Shop own = new Shop()) {
            own.rooms.get(ClockWatch.class).believes();
            own.rooms.clock().advance(Duration.ofDays(-2));
            Optional<Retry> retry = Optional.of(retry("request"));
            own.vault.create(own.write(), List.of(person(freshEmail())), retry);
            own.rooms.clock().advance(Duration.ofDays(2));
            own.vault.create(own.write(), List.of(person(freshEmail())), retry);
            assertThat(own.count("subject")).isEqualTo(1);
        }
    }

    @Test
    void tellsTheRecordsOfAPersonAgain() {
        List<RecordDraft> records = new ArrayList<>(person(freshEmail()).records());
        records.add(Shop.order("1"));
        records.add(Shop.order("2"));
        Retry retry = retry("request");

        CreatedPerson first = shop.vault
                .create(shop.write(), List.of(new PersonDraft(records)), Optional.of(retry))
                .getFirst()
                .orThrow();
        CreatedPerson second = shop.vault
                .create(shop.write(), List.of(new PersonDraft(records)), Optional.of(retry))
                .getFirst()
                .orThrow();

        assertThat(first.records().get("order")).hasSize(2);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void answersAConflictTheSameWayAgain() {
        String email = freshEmail();
        shop.create(email);
        Retry retry = retry("request");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> shop.vault
                            .create(shop.write(), List.of(person(email)), Optional.of(retry))
                            .getFirst()
                            .orThrow())
                    .isInstanceOfSatisfying(
                            Conflict.class,
                            why -> assertThat(why.violations())
                                    .singleElement()
                                    .isEqualTo(Refused.taken(new FieldPath("profile", "email"))
                                            .violations()
                                            .getFirst()));
        }
    }

    /// More than one statement takes, and one of them is refused.
    @Test
    void answersForManyTheSameWayAgain() {
        List<PersonDraft> people = new ArrayList<>();
        for (int i = 0; i < 72; i++) {
            people.add(person(freshEmail()));
        }
        people.set(50, people.get(7));
        Optional<Retry> retry = Optional.of(retry("request"));

        List<Result<CreatedPerson>> first = shop.vault.create(shop.write(), people, retry);
        long before = shop.count("subject");
        List<Result<CreatedPerson>> second = shop.vault.create(shop.write(), people, retry);

        assertThat(first.stream().flatMap(Result::stream)).hasSize(people.size() - 1);
        assertThat(second.stream().flatMap(Result::stream).toList())
                .isEqualTo(first.stream().flatMap(Result::stream).toList());
        assertThat(second.get(50)).isInstanceOf(Result.Failed.class);
        assertThat(shop.count("subject")).isEqualTo(before);
    }

    @Test
    void refusesTheSameKeyWithAnotherRequest() {
        Retry retry = retry("request");
        shop.vault.create(shop.write(), List.of(person(freshEmail())), Optional.of(retry));

        assertThatThrownBy(() -> shop.vault.create(
                        shop.write(),
                        List.of(person(freshEmail())),
                        Optional.of(new Retry(retry.key(), "other".getBytes(StandardCharsets.UTF_8)))))
                .isInstanceOfSatisfying(
                        Conflict.class, why -> assertThat(why.code()).isEqualTo("idempotency.mismatch"));
    }

    @Test
    void doesNotMixUpActorsWithTheSameKey() {
        Retry retry = retry("request");
        CreatedPerson one = shop.vault
                .create(shop.write(), List.of(person(freshEmail())), Optional.of(retry))
                .getFirst()
                .orThrow();

        CreatedPerson two = shop.vault
                .create(
                        shop.access.write(
                                Shop.intent(TestActor.in("support"), "fulfil-orders"),
                                Permission.SUBJECTS_WRITE,
                                List.of()),
                        List.of(person(freshEmail())),
                        Optional.of(retry))
                .getFirst()
                .orThrow();

        assertThat(two.subject()).isNotEqualTo(one.subject());
    }

    @Test
    void keepsNoAnswerOfWhatWasNotStored() {
        List<PersonDraft> people = List.of(person(freshEmail()));
        Optional<Retry> retry = Optional.of(retry("request"));
        long before = shop.count("answer");
        shop.db.execute("alter table audit.entry add constraint full_up check (false) not valid");
        try {
            assertThatThrownBy(() -> shop.vault.create(shop.write(), people, retry))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            shop.db.execute("alter table audit.entry drop constraint full_up");
        }
        assertThat(shop.count("answer")).isEqualTo(before);

        List<Result<CreatedPerson>> stored = shop.vault.create(shop.write(), people, retry);

        assertThat(stored.getFirst()).isInstanceOf(Result.Done.class);
        assertThat(shop.count("answer")).isEqualTo(before + 1);
    }

    /// What very many people are found by is copied before the keys of the requests are taken.
    @ParameterizedTest
    @ValueSource(ints = {1, AtOnce.MANY})
    void forgetsAfterADay(int people) {

        Retry retry = retry("request");
        List<SubjectId> first = created(people, retry);
        shop.rooms.clock().advance(Duration.ofHours(25));

        List<SubjectId> second = created(people, retry);

        assertThat(people == 1
                        || people * shop.countOf("search_entry", first.getFirst()) > InsertsTogether.MOST_AT_ONCE)
                .as("copied, or alone")
                .isTrue();
        assertThat(second).hasSize(people).doesNotContainAnyElementsOf(first);
        assertThat(created(people, retry)).isEqualTo(second);
    }

    private static List<SubjectId> created(int people, Retry retry) {
        List<PersonDraft> drafts =
                Stream.generate(() -> person(freshEmail())).limit(people).toList();
        return shop.vault.create(shop.write(), drafts, Optional.of(retry)).stream()
                .map(result -> result.orThrow().subject())
                .toList();
    }

    @Test
    void tellsATokenAgainWithoutStoringIt() {
        TokenPlace place = new TokenPlace(shop.create(freshEmail()), Shop.EMAIL, Optional.empty());
        Retry retry = retry("request");

        VaultToken first = shop.tokens
                .make(shop.intent(), List.of(place), Optional.of(retry))
                .getFirst()
                .orThrow();
        VaultToken second = shop.tokens
                .make(shop.intent(), List.of(place), Optional.of(retry))
                .getFirst()
                .orThrow();

        assertThat(second).isEqualTo(first);
        assertThat(shop.db.queryForList("select answer from vault.answer", String.class))
                .noneMatch(answer -> answer.contains(first.text()));
    }

    /// S02: nobody who copies the table can test a guess of what was sent, or of whom it spoke.
    @Test
    @Tag("S02")
    void keepsNothingOfARequestThatAGuessCouldBeComparedWith() throws Exception {
        Retry retry = retry(freshEmail());
        shop.vault.create(shop.write(), List.of(person(freshEmail())), Optional.of(retry));

        List<byte[]> kept = shop.db.queryForList("select digest || request from vault.answer", byte[].class);
        UUID actor = shop.support.id().value();
        byte[] both = ByteBuffer.allocate(16 + retry.key().length)
                .putLong(actor.getMostSignificantBits())
                .putLong(actor.getLeastSignificantBits())
                .put(retry.key())
                .array();
        byte[] guessed = MessageDigest.getInstance("SHA-256").digest(both);

        assertThat(kept)
                .map(HexFormat.of()::formatHex)
                .isNotEmpty()
                .noneMatch(hex -> hex.contains(HexFormat.of().formatHex(retry.request())))
                .noneMatch(hex -> hex.contains(HexFormat.of().formatHex(guessed, 0, 16)));
    }

    /// What was tampered with fails alone and takes nobody else's answer along, neither at first nor again.
    @Test
    @Tag("S03")
    void makesTheOthersTokensWhereOnePersonsKeyOrRecordDoesNotVerify() {
        SubjectId sound = shop.create(freshEmail());
        SubjectId keyless = withoutKey(sound);
        SubjectId moved = shop.create(freshEmail());
        shop.db.update("update vault.record set version = 2 where subject_id = ?", moved.value());
        Retry retry = retry("tokens");
        List<TokenPlace> places = Stream.of(keyless, sound, moved)
                .map(subject -> new TokenPlace(subject, Shop.EMAIL, Optional.empty()))
                .toList();

        List<Result<VaultToken>> first = shop.tokens.make(shop.intent(), places, Optional.of(retry));
        List<Result<VaultToken>> second = shop.tokens.make(shop.intent(), places, Optional.of(retry));

        for (List<Result<VaultToken>> results : List.of(first, second)) {
            assertCorrupt(results.getFirst());
            assertThat(results.get(1).orThrow()).isEqualTo(first.get(1).orThrow());
            assertCorrupt(results.getLast());
        }
        assertThat(shop.countOf("token", sound)).isEqualTo(1);
        assertThat(shop.countOf("token", keyless)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "{}", "7", "[", "[{}]", "[\"\"]", "[\"a b c\"]", "[[]]"})
    void refusesAnAnswerThatBaileeDidNotWrite(String planted) {
        Retry retry = retry("request");
        List<PersonDraft> people = List.of(person(freshEmail()));
        shop.vault.create(shop.write(), people, Optional.of(retry));
        shop.db.update("update vault.answer set answer = ?", planted);

        assertThatThrownBy(() -> shop.vault
                        .create(shop.write(), people, Optional.of(retry))
                        .getFirst()
                        .orThrow())
                .isInstanceOf(Corrupt.class);
    }

    /// A person stored as another is, whose own data key is gone.
    private static SubjectId withoutKey(SubjectId like) {
        UUID id = UUID.randomUUID();
        shop.db.update(
                "insert into vault.subject select ?, version, state from vault.subject where subject_id = ?",
                id,
                like.value());
        shop.db.update(
                "insert into vault.record select ?, ?, collection, version, stamp, sealed from vault.record"
                        + " where subject_id = ?",
                id,
                id,
                like.value());
        return new SubjectId(id);
    }

    private static void assertCorrupt(Result<?> result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed -> assertThat((Throwable) failed.why()).isInstanceOf(Corrupt.class));
    }

    private static Retry retry(String request) {
        return new Retry(freshEmail().getBytes(StandardCharsets.UTF_8), request.getBytes(StandardCharsets.UTF_8));
    }
}
