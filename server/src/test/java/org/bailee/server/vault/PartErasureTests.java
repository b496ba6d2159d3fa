package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.crypto.VaultToken;
import org.bailee.server.audit.Entry;
import org.bailee.server.journal.Journal;
import org.bailee.server.journal.TestJournal;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.TestKeys;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartErasureTests {
    private static final FieldPath REMARK = FieldPath.parse("order.remark");

    private static Shop shop;
    private static Intruder intruder;

    @BeforeAll
    static void openShop() {
        shop = new Shop();
        intruder = new Intruder(shop.db);
    }

    @AfterAll
    static void closeShop() {
        shop.close();
    }

    @Test
    void takesAFieldWithAllThatLedToItAndLeavesTheRest() {
        String email = freshEmail();
        SubjectId subject = shop.create(Shop.person(email, Map.of("phone", "+44 20 7946 0123")))
                .subject();
        CreatedRecord order = shop.add(subject, Shop.order(freshEmail()));
        VaultToken mail = token(subject, Shop.EMAIL);
        VaultToken name = token(subject, Shop.NAME);

        PartErased done = erase(subject, Part.ofFields(Shop.EMAIL, Shop.PHONE));

        assertThat(done).isEqualTo(new PartErased(1, 2, 0, 2));
        assertThat(shop.open(subject).fields()).containsOnlyKeys(Shop.NAME);
        assertThat(shop.open(subject).version()).isEqualTo(2);
        assertThat(shop.vault
                        .openRecord(shop.read(subject), "order", order.record())
                        .version())
                .isEqualTo(1);
        assertThat(shop.find(Shop.equal(Shop.EMAIL, email))).isEmpty();
        assertThat(shop.countOf("unique_value", subject)).isEqualTo(1);
        assertThatThrownBy(() -> open(mail))
                .isInstanceOfSatisfying(
                        NotFound.class, gone -> assertThat(gone.isErased()).isTrue())
                .extracting("code")
                .isEqualTo("token.erased");
        assertThat(open(name).field()).isEqualTo(Shop.NAME);
        assertThat(shop.create(email)).isNotNull();
        assertThat(told(subject).details())
                .containsEntry("fields", "profile.email profile.phone")
                .containsEntry("records", subject + "=2")
                .doesNotContainValue(email);
    }

    @Test
    void takesACollectionOfOneAndOfMany() {
        SubjectId subject = shop.create(Shop.order(freshEmail()), freshEmail());
        shop.add(subject, Shop.order(freshEmail()));

        assertThat(erase(subject, Part.ofCollections("order", "profile")).records())
                .isEqualTo(2);

        assertThat(shop.open(subject).fields()).isEmpty();
        assertThat(shop.countOf("search_entry", subject)).isZero();
        assertThat(shop.countOf("unique_value", subject)).isZero();
        assertThatThrownBy(() -> shop.change(subject, 2, Map.of("phone", Shop.replace("+44 20 7946 0123"))))
                .isInstanceOf(Invalid.class)
                .as("what is required is required again")
                .hasMessageContaining("required");
        String email = freshEmail();
        assertThat(shop.change(subject, 2, Map.of("name", Shop.replace("Ada"), "email", Shop.replace(email))))
                .isEqualTo(3);
        assertThat(shop.find(Shop.equal(Shop.EMAIL, email))).containsExactly(subject);
    }

    @Test
    void takesWhatOneActivityAloneNeeds() {
        SubjectId subject = shop.create(Shop.order(freshEmail()), freshEmail());
        shop.vault.add(
                shop.access.write(
                        Shop.intent(shop.support, "answer-questions"),
                        org.bailee.server.shared.Permission.SUBJECTS_WRITE,
                        List.of()),
                List.of(new NewRecord(
                        new NewRecord.Owner.Known(subject),
                        new RecordDraft("note", Map.of("topic", Shop.text("a complaint"))))),
                Optional.empty());

        assertThat(erase(subject, Part.ofActivities("answer-questions")))
                .as("names are needed to deliver, too")
                .isEqualTo(new PartErased(1, 1, 0, 1));

        assertThat(shop.open(subject).fields()).containsKeys(Shop.NAME, Shop.EMAIL);
        assertThatThrownBy(() -> erase(subject, Part.ofActivities("newsletter")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("another activity");
    }

    /// P5: an old copy of the rows, beside the database as it is now.
    @Test
    @Tag("P5")
    void makesOldCopiesOfTheWholePersonNoise() {
        SubjectId subject = shop.create(Shop.order(freshEmail()), freshEmail());
        List<Map<String, Object>> rows = intruder.copy("record", subject);
        List<Map<String, Object>> person = intruder.copy("subject", subject);
        erase(subject, Part.ofFields(Shop.EMAIL));
        List<Map<String, Object>> now = intruder.copy("record", subject);

        intruder.putBack("record", subject, rows);
        assertThatThrownBy(() -> shop.open(subject)).isInstanceOf(Corrupt.class);
        intruder.putBack("subject", subject, person);
        assertThatThrownBy(() -> shop.open(subject)).isInstanceOf(Corrupt.class);
        assertThat(now)
                .as("nothing is left as it was sealed, also of the record that stays")
                .allSatisfy(row -> assertThat(rows)
                        .noneMatch(old ->
                                java.util.Arrays.equals((byte[]) Objects.requireNonNull(old.get("sealed")), (byte[])
                                        Objects.requireNonNull(row.get("sealed")))));
    }

    /// S04: records changed outside Bailee are not sealed anew as if they were sound.
    @Test
    @Tag("S04")
    void sealsNothingAnewThatDoesNotVerify() {
        SubjectId subject = shop.create(freshEmail());
        CreatedRecord one = shop.add(subject, Shop.order(freshEmail()));
        CreatedRecord two = shop.add(subject, Shop.order(freshEmail()));
        intruder.remove(subject, one.record());

        assertThatThrownBy(() -> erase(subject, Part.ofFields(Shop.EMAIL))).isInstanceOf(Corrupt.class);
        assertThatThrownBy(() -> shop.vault.eraseRecord(shop.support, Optional.empty(), subject, "order", two.record()))
                .isInstanceOf(Corrupt.class);

        assertThat(shop.opened(subject, Shop.EMAIL)).contains("@");
        assertThat(told(subject).details()).containsEntry("why", "corrupt");
    }

    @Test
    void refusesWhatIsHeldUnknownOrNotThere() {
        SubjectId subject = shop.create(freshEmail());
        assertThatThrownBy(() -> erase(subject, Part.ofCollections("order")))
                .isInstanceOf(NotFound.class)
                .extracting("code")
                .isEqualTo("erasure.nothing");
        assertThatThrownBy(() -> erase(subject, Part.ofFields())).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> erase(
                        subject,
                        new Part(
                                Set.of(FieldPath.parse("profile.nose"), FieldPath.parse("face.nose")),
                                Set.of("ears"),
                                Set.of("sniffing"),
                                Map.of("mouths", Set.of()))))
                .isInstanceOfSatisfying(
                        Invalid.class, wrong -> assertThat(wrong.violations()).hasSize(5));
        assertThatThrownBy(() -> erase(new SubjectId(UUID.randomUUID()), Part.ofFields(Shop.EMAIL)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> shop.vault.erasePart(
                        TestActor.in("support").with(), Optional.empty(), subject, Part.ofFields(Shop.EMAIL)))
                .isInstanceOf(Denied.class);

        LocalDate soon = LocalDate.ofInstant(shop.rooms.get(InstantSource.class).instant(), ZoneOffset.UTC)
                .plusDays(2);
        shop.vault.hold(shop.support, Optional.empty(), subject, new NewHold("M-1", "legal", soon));
        assertThatThrownBy(() -> erase(subject, Part.ofFields(Shop.EMAIL)))
                .isInstanceOf(Conflict.class)
                .extracting("code")
                .isEqualTo("person.held");
    }

    @Test
    void worksThroughMoreRecordsThanFitIntoABatch() {
        SubjectId subject = shop.create(freshEmail());
        NewRecord.Owner owner = new NewRecord.Owner.Known(subject);
        List<NewRecord> orders = new ArrayList<>();
        for (int i = 0; i < Cutting.BATCH + 20; i++) {
            orders.add(new NewRecord(owner, Shop.order(freshEmail())));
        }
        shop.vault.add(shop.write(), orders, Optional.empty()).forEach(Result::orThrow);

        assertThat(erase(subject, Part.ofFields(REMARK)).fields()).isEqualTo(orders.size());

        List<OpenRecord> left = shop.vault
                .openRecords(shop.read(subject), "order", Optional.empty(), 1_000)
                .items();
        assertThat(left)
                .hasSize(orders.size())
                .allSatisfy(record -> assertThat(record.fields())
                        .doesNotContainKey(REMARK)
                        .containsKey(FieldPath.parse("order.invoice")));
        assertThat(shop.entries(subject))
                .filteredOn(entry -> entry.kind().equals("fields-erased"))
                .hasSize(2);
    }

    /// S44: what opens, changes and adds at the same moment finds one key or the other, and no false alarm.
    @Test
    @Tag("S44")
    void goesOnBesideReadersAndWriters() throws Exception {
        try (var crew = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 15; round++) {
                SubjectId subject = shop.create(Shop.order(freshEmail()), freshEmail());
                VaultToken token = token(subject, Shop.NAME);
                List<Future<?>> work = List.of(
                        crew.submit(() -> erase(subject, Part.ofFields(REMARK))),
                        crew.submit(() -> shop.open(subject)),
                        crew.submit(() -> shop.add(subject, Shop.order(freshEmail()))),
                        crew.submit(() -> open(token)),
                        crew.submit(() -> shop.change(subject, 1, Map.of("name", Shop.replace("Ada King")))),
                        crew.submit(() -> shop.vault.openRecords(shop.read(subject), "order", Optional.empty(), 10)));
                for (Future<?> one : work) {
                    one.get();
                }
                assertThat(shop.opened(subject, Shop.NAME)).contains("King");
            }
        }
    }

    /// P5: another node, with the keys it used a moment ago in its memory.
    @Test
    @Tag("P5")
    void isForgottenByOtherNodesWithinSeconds(@TempDir Path folder) throws InterruptedException {
        SubjectId gone = shop.create(freshEmail());
        SubjectId parted = shop.create(freshEmail());
        try (KeyRing other = TestKeys.over(
                        shop.rooms.database(), shop.rooms.home().folder().resolve("seal/root.key"));
                Journal _ = TestJournal.ofAnotherNode(shop.rooms, other, Home.open(folder.resolve("home")))) {
            DataKey before =
                    Objects.requireNonNull(other.of(List.of(gone, parted)).get(parted));

            shop.vault.erase(shop.support, Optional.empty(), gone);
            erase(parted, Part.ofFields(Shop.EMAIL));

            long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (other.of(List.of(gone)).containsKey(gone)
                    || other.of(List.of(parted)).get(parted) == before) {
                assertThat(System.nanoTime()).as("forgotten within seconds").isLessThan(limit);
                Thread.sleep(50);
            }
        }
    }

    private static PartErased erase(SubjectId subject, Part part) {
        return shop.vault.erasePart(shop.support, Optional.of("REQUEST-1"), subject, part);
    }

    private static VaultToken token(SubjectId subject, FieldPath field) {
        return shop.tokens
                .make(shop.intent(), List.of(new TokenPlace(subject, field, Optional.empty())), Optional.empty())
                .getFirst()
                .orThrow();
    }

    private static OpenToken open(VaultToken token) {
        return shop.tokens.open(shop.intent(), List.of(token.text())).getFirst().orThrow();
    }

    private static Entry told(SubjectId subject) {
        return shop.entries(subject).stream()
                .filter(entry -> entry.kind().equals("fields-erased"))
                .findFirst()
                .orElseThrow();
    }
}
