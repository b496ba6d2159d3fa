package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.equal;
import static org.bailee.server.vault.Shop.freshEmail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.journal.Journal;
import org.bailee.server.journal.TestJournal;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S10: a database out of an older backup, in which everybody erased since is back.
@Tag("S10")
class EnforcementTests {
    private final Shop shop = new Shop();
    private final OlderShop older = new OlderShop(shop);

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void erasesAgainWhoAndWhatWasErasedSinceTheBackup() throws InterruptedException {
        String email = freshEmail();
        SubjectId erased = shop.create(Shop.order(freshEmail()), email);
        SubjectId kept = shop.create(freshEmail());
        CreatedRecord order = shop.add(kept, Shop.order(freshEmail()));
        older.backUp();
        shop.vault.erase(shop.support, Optional.empty(), erased);
        shop.vault.eraseRecord(shop.support, Optional.empty(), kept, "order", order.record());
        SubjectId later = shop.create(freshEmail());
        shop.vault.erase(shop.support, Optional.empty(), later);
        older.awaitLines(3);
        older.putBack();
        assertThat(shop.open(erased)).isNotNull();

        older.open("");

        assertErased(erased);
        assertThat(shop.find(equal(Shop.EMAIL, email))).isEmpty();
        assertThatThrownBy(() -> shop.vault.openRecord(shop.read(kept), "order", order.record()))
                .isInstanceOf(NotFound.class);
        assertThat(shop.open(kept)).isNotNull();
        assertThat(shop.db.queryForList("select 1 from keys.data_key where subject_id = ?", erased.value()))
                .isEmpty();
        assertThat(older.told("restore-opened"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("journal-lines", "3")
                        .containsEntry("done-again", "2"));
        assertThat(older.told("subject-erased"))
                .filteredOn(entry -> entry.details().containsKey("again"))
                .hasSize(1);
    }

    @Test
    void erasesPartsAgainAndHoldsAgainWhoWasHeld() throws InterruptedException {
        SubjectId one = shop.create(Shop.person(freshEmail(), Map.of("phone", "+44 20 7946 0123")))
                .subject();
        SubjectId two = shop.create(freshEmail());
        SubjectId three = shop.create(freshEmail());
        LocalDate review = LocalDate.ofInstant(shop.rooms.clock().instant(), ZoneOffset.UTC)
                .plusDays(5);
        NewHold wanted = new NewHold("M-1", "legal", review);
        Hold old = shop.vault.hold(shop.support, Optional.empty(), one, wanted);
        older.backUp();
        shop.vault.release(shop.support, Optional.empty(), old.id());
        shop.vault.erasePart(shop.support, Optional.empty(), one, Part.ofFields(Shop.PHONE, Shop.NUMBER));
        Hold restriction = shop.vault.restrict(shop.support, Optional.empty(), two, HoldKind.CONTESTED, wanted);
        Hold ended = shop.vault.hold(shop.support, Optional.empty(), three, wanted);
        shop.vault.release(shop.support, Optional.empty(), ended.id());
        older.awaitLines(6);
        older.putBack();

        older.open("");

        assertThat(shop.open(one).fields()).containsOnlyKeys(Shop.NAME, Shop.EMAIL);
        assertThatThrownBy(() -> shop.open(two)).extracting("code").isEqualTo("purpose.restricted");
        assertThat(shop.vault
                        .restrictions(shop.support, Optional.empty(), Optional.empty(), 10)
                        .items())
                .containsExactly(restriction);
        assertThat(shop.vault
                        .legalHolds(shop.support, Optional.empty(), Optional.empty(), 10)
                        .items())
                .isEmpty();
        shop.vault.erase(shop.support, Optional.empty(), three);
        assertThat(older.told("restore-opened").getFirst().details()).containsEntry("done-again", "3");

        shop.change(one, 2, Map.of("phone", Shop.replace("+44 20 7946 0456")));
        older.quarantine();
        older.open("");
        assertThat(shop.open(one).fields())
                .as("what was given after the erasure is no part of it")
                .containsKey(Shop.PHONE);
        assertThat(older.told("restore-opened").getLast().details()).containsEntry("done-again", "0");
    }

    /// All that stays of a person is sealed anew for it: once, and not for each of the records.
    @Test
    void erasesManyRecordsOfAPartAgainInOneGo() throws InterruptedException {
        SubjectId one = shop.create(freshEmail());
        for (int order = 0; order < 20; order++) {
            shop.add(one, Shop.order(freshEmail()));
        }
        older.backUp();
        shop.vault.erasePart(shop.support, Optional.empty(), one, Part.ofCollections("order"));
        older.awaitLines(20);
        older.putBack();

        older.open("");

        assertThat(shop.vault
                        .openRecords(shop.read(one), "order", Optional.empty(), 10)
                        .items())
                .isEmpty();
        assertThat(shop.open(one).fields()).containsKey(Shop.EMAIL);
        assertThat(shop.db.queryForList(
                        "select number from keys.data_key where subject_id = ?", Long.class, one.value()))
                .containsExactly(1L);
        assertThat(older.told("record-erased"))
                .filteredOn(entry -> entry.details().containsKey("again"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("part", "1"));
        assertThat(older.told("restore-opened").getLast().details()).containsEntry("done-again", "20");

        older.quarantine();
        older.open("");
        assertThat(older.told("restore-opened").getLast().details()).containsEntry("done-again", "0");
    }

    /// The keys are the newest there are, and those of who was erased are not among them.
    @Test
    void erasesAgainWhereOnlyTheKeyIsGone() throws InterruptedException {
        SubjectId erased = shop.create(Shop.order(freshEmail()), freshEmail());
        older.backUp();
        shop.vault.erase(shop.support, Optional.empty(), erased);
        older.awaitLines(1);
        older.putBack();
        shop.db.update("delete from keys.data_key where subject_id = ?", erased.value());
        older.open("");
        assertErased(erased);
        assertThat(shop.db.queryForList("select 1 from vault.record where subject_id = ?", erased.value()))
                .isEmpty();
    }

    @Test
    void staysShutWithoutAJournalUntilSomebodyAnswersForIt() throws IOException {
        SubjectId back = shop.create(freshEmail());
        older.quarantine();
        Files.deleteIfExists(older.file());
        refused("journal.missing", () -> older.open(""));
        refused("journal.missing", () -> older.open("2026-11-23T00:00:00Z"));
        older.open(OlderShop.TAKEN.toString());
        assertThat(shop.open(back)).isNotNull();
        assertThat(older.told("restore-opened-without-journal")).hasSize(1);
    }

    @Test
    void staysShutWhenALineWasChangedCutOutOrAddedByAnother() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        }
        older.awaitLines(3);
        List<String> sound = Files.readAllLines(older.file());
        older.quarantine();
        String first = sound.getFirst();
        for (List<String> changed : List.of(
                List.of(first.replaceFirst("^[0-9]+", "7"), sound.get(1), sound.get(2)),
                List.of(first, sound.get(2)),
                List.of(sound.get(1), sound.get(2)),
                List.of(first, first, sound.get(1), sound.get(2)),
                List.of(first + "0"),
                List.of("hello"))) {
            Files.writeString(older.file(), String.join("\n", changed) + "\n");
            refused("journal.changed", () -> older.open(""));
        }
        Files.writeString(older.file(), String.join("\n", sound) + "\n");
        older.open("");
        assertThat(older.told("restore-opened")).hasSize(1);
    }

    @Test
    void goesOnBehindAHalfLineAndAfterARestore() throws IOException, InterruptedException {
        shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        older.awaitLines(1);
        Files.writeString(older.file(), Files.readString(older.file()) + "12 01890000-00");
        older.quarantine();
        Journal running = TestJournal.open(shop.rooms, "", List.of(), shop.rooms.get(Enforcement.class));
        SubjectId next = shop.create(freshEmail());
        shop.vault.erase(shop.support, Optional.empty(), next);
        for (int tries = 0; tries < 100 && !Files.readString(older.file()).contains(next.toString()); tries++) {
            Thread.sleep(100);
        }
        running.close();
        assertThat(Files.readAllLines(older.file())).anyMatch(line -> line.contains(" " + next + " "));
        older.quarantine();
        older.open("");
        assertThat(older.told("restore-opened")).hasSize(2);
    }

    @Test
    void staysShutWithAJournalThatIsEmptyOrOlderThanTheNewestBackup() throws IOException, InterruptedException {
        SubjectId first = shop.create(freshEmail());
        shop.vault.erase(shop.support, Optional.empty(), first);
        older.awaitLines(1);
        String before = Files.readString(older.file());
        shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        older.awaitLines(2);
        String sound = Files.readString(older.file());
        older.quarantine(Journal.newest(shop.audit));
        Files.writeString(older.file(), "");
        refused("journal.changed", () -> older.open(""));
        Files.writeString(older.file(), before.lines().findFirst().orElseThrow() + "\n");
        refused("journal.older", () -> older.open(""));
        Files.writeString(older.file(), before);
        refused("journal.older", () -> older.open(""));
        Files.writeString(older.file(), sound);
        older.open("");
        assertThat(older.told("restore-opened")).hasSize(1);
    }

    @Test
    void staysShutWhileACopyIsNotThereAndThenWritesIntoEachWhatTheOtherKnows()
            throws IOException, InterruptedException {
        shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        older.awaitLines(1);
        Path copy = Files.createDirectory(
                shop.rooms.home().folder().resolve("copy"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        String one = Files.readString(older.file());
        shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        older.awaitLines(2);
        older.quarantine(Journal.newest(shop.audit));
        refused("journal.missing", () -> older.open("", copy));
        Files.copy(older.file(), copy.resolve("erasures"));
        Files.writeString(older.file(), one);
        older.open("", copy);
        assertThat(Files.readAllLines(older.file())).hasSize(4);
        assertThat(Files.readAllLines(copy.resolve("erasures")).subList(0, 3))
                .isEqualTo(Files.readAllLines(older.file()).subList(0, 3));
    }

    /// Killed in the middle: the journal goes on from where the log went back to, once.
    @Test
    void tellsTheJournalWhereTheLogWentBackToBeforeAnythingOpens() throws IOException, InterruptedException {
        shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        older.awaitLines(1);
        older.quarantine();
        for (int tries = 0; tries < 2; tries++) {
            assertThatThrownBy(() -> older.open("", _ -> {
                        throw new IllegalStateException("killed");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(marks()).isEqualTo(2);
        }
        older.open("");
        assertThat(marks()).isEqualTo(2);
    }

    /// Somebody puts the database's disk back as it was: no row tells of it.
    @Test
    void erasesAgainInADatabasePutBackPastBailee() throws IOException, InterruptedException {
        SubjectId erased = shop.create(freshEmail());
        older.backUp();
        shop.vault.erase(shop.support, Optional.empty(), erased);
        older.awaitLines(1);
        older.putBack();
        shop.db.update("delete from journal.quarantine");
        assertThat(shop.open(erased)).isNotNull();
        older.putBackLog();
        older.open("");
        assertErased(erased);
        assertThat(older.told("restore-opened")).hasSize(1);
    }

    @Test
    void staysShutWithoutAJournalWhenTheHomeHasPublishedALongerLog() throws IOException, InterruptedException {
        shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        older.awaitLines(1);
        shop.rooms.get(Journal.class).close();
        Files.delete(older.file());
        shop.db.update("update audit.head set size = size - 1");
        refused("journal.missing", () -> older.open(""));
        refused("journal.missing", () -> older.open("true"));
    }

    private long marks() throws IOException {
        return Files.readAllLines(older.file()).stream()
                .filter(line -> line.contains("00000000-0000-0000-0000-000000000000"))
                .count();
    }

    private void assertErased(SubjectId subject) {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> shop.open(subject))
                .satisfies(gone -> assertThat(gone.code()).isEqualTo("subject.erased"));
    }

    private static void refused(String code, Runnable use) {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(use::run)
                .satisfies(why -> assertThat(why.code()).isEqualTo(code));
    }
}
