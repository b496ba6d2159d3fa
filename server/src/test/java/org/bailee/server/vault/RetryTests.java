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
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailee.crypto.VaultToken;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Permission;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
    void executesOneOfManyThatComeAtOnce() throws Exception {
        PersonDraft draft = person(freshEmail());
        Retry retry = retry("request");
        List<Callable<CreatedPerson>> creates = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            creates.add(() -> shop.vault
                    .create(shop.write(), List.of(draft), Optional.of(retry))
                    .getFirst()
                    .orThrow());
        }
        Set<Object> people = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<CreatedPerson> done : threads.invokeAll(creates)) {
                people.add(done.get().subject());
            }
        }

        assertThat(people).hasSize(1);
    }

    @Test
    void forgetsAfterADay() {
        Retry retry = retry("request");
        CreatedPerson first = shop.vault
                .create(shop.write(), List.of(person(freshEmail())), Optional.of(retry))
                .getFirst()
                .orThrow();
        shop.rooms.clock().advance(Duration.ofHours(25));

        CreatedPerson second = shop.vault
                .create(shop.write(), List.of(person(freshEmail())), Optional.of(retry))
                .getFirst()
                .orThrow();

        assertThat(second.subject()).isNotEqualTo(first.subject());
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

    private static Retry retry(String request) {
        return new Retry(freshEmail().getBytes(StandardCharsets.UTF_8), request.getBytes(StandardCharsets.UTF_8));
    }
}
