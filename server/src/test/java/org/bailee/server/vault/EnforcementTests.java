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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.journal.Enforcer;
import org.bailee.server.journal.Journal;
import org.bailee.server.journal.TestJournal;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S10: a database out of an older backup, in which everybody erased since is back.
@Tag("S10")
class EnforcementTests {
    private static final List<String> TABLES = List.of(
            "vault.subject",
            "vault.record",
            "vault.search_entry",
            "vault.unique_value",
            "vault.token",
            "vault.hold",
            "keys.data_key");

    private static final Instant TAKEN = Instant.parse("2026-11-24T00:00:00Z");

    private final Shop shop = new Shop();

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
        backUp();
        shop.vault.erase(shop.support, Optional.empty(), erased);
        shop.vault.eraseRecord(shop.support, Optional.empty(), kept, "order", order.record());
        SubjectId later = shop.create(freshEmail());
        shop.vault.erase(shop.support, Optional.empty(), later);
        awaitLines(3);
        putBack();
        assertThat(shop.open(erased)).isNotNull();

        open("");

        assertErased(erased);
        assertThat(shop.find(equal(Shop.EMAIL, email))).isEmpty();
        assertThatThrownBy(() -> shop.vault.openRecord(shop.read(kept), "order", order.record()))
                .isInstanceOf(NotFound.class);
        assertThat(shop.open(kept)).isNotNull();
        assertThat(shop.db.queryForList("select 1 from keys.data_key where subject_id = ?", erased.value()))
                .isEmpty();
        assertThat(told("restore-opened"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("journal-lines", "3")
                        .containsEntry("done-again", "2"));
        assertThat(told("subject-erased"))
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
        backUp();
        shop.vault.release(shop.support, Optional.empty(), old.id());
        shop.vault.erasePart(shop.support, Optional.empty(), one, Part.ofFields(Shop.PHONE, Shop.NUMBER));
        Hold restriction = shop.vault.restrict(shop.support, Optional.empty(), two, HoldKind.CONTESTED, wanted);
        Hold ended = shop.vault.hold(shop.support, Optional.empty(), three, wanted);
        shop.vault.release(shop.support, Optional.empty(), ended.id());
        awaitLines(6);
        putBack();

        open("");

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
        assertThat(told("restore-opened").getFirst().details()).containsEntry("done-again", "3");

        shop.change(one, 2, Map.of("phone", Shop.replace("+44 20 7946 0456")));
        quarantine();
        open("");
        assertThat(shop.open(one).fields())
                .as("what was given after the erasure is no part of it")
                .containsKey(Shop.PHONE);
        assertThat(told("restore-opened").getLast().details()).containsEntry("done-again", "0");
    }

    /// The keys are the newest there are, and those of who was erased are not among them.
    @Test
    void erasesAgainWhereOnlyTheKeyIsGone() throws InterruptedException {
        SubjectId erased = shop.create(Shop.order(freshEmail()), freshEmail());
        backUp();
        shop.vault.erase(shop.support, Optional.empty(), erased);
        awaitLines(1);
        putBack();
        shop.db.update("delete from keys.data_key where subject_id = ?", erased.value());
        open("");
        assertErased(erased);
        assertThat(shop.db.queryForList("select 1 from vault.record where subject_id = ?", erased.value()))
                .isEmpty();
    }

    @Test
    void staysShutWithoutAJournalUntilSomebodyAnswersForIt() throws IOException {
        SubjectId back = shop.create(freshEmail());
        quarantine();
        Files.deleteIfExists(file());
        refused("journal.missing", () -> open(""));
        refused("journal.missing", () -> open("2026-11-23T00:00:00Z"));
        open(TAKEN.toString());
        assertThat(shop.open(back)).isNotNull();
        assertThat(told("restore-opened-without-journal")).hasSize(1);
    }

    @Test
    void staysShutWhenALineWasChangedCutOutOrAddedByAnother() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        }
        awaitLines(3);
        List<String> sound = Files.readAllLines(file());
        quarantine();
        String first = sound.getFirst();
        for (List<String> changed : List.of(
                List.of(first.replaceFirst("^[0-9]+", "7"), sound.get(1), sound.get(2)),
                List.of(first, sound.get(2)),
                List.of(sound.get(1), sound.get(2)),
                List.of(first, first, sound.get(1), sound.get(2)),
                List.of(first + "0"),
                List.of("hello"))) {
            Files.writeString(file(), String.join("\n", changed) + "\n");
            refused("journal.changed", () -> open(""));
        }
        Files.writeString(file(), String.join("\n", sound) + "\n");
        open("");
        assertThat(told("restore-opened")).hasSize(1);
    }

    @Test
    void goesOnBehindAHalfLineAndAfterARestore() throws IOException, InterruptedException {
        shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        awaitLines(1);
        Files.writeString(file(), Files.readString(file()) + "12 01890000-00");
        quarantine();
        Journal running = TestJournal.open(shop.rooms, "", List.of(), shop.rooms.get(Enforcement.class));
        SubjectId next = shop.create(freshEmail());
        shop.vault.erase(shop.support, Optional.empty(), next);
        for (int tries = 0; tries < 100 && !Files.readString(file()).contains(next.toString()); tries++) {
            Thread.sleep(100);
        }
        running.close();
        assertThat(Files.readAllLines(file())).anyMatch(line -> line.contains(" " + next + " "));
        quarantine();
        open("");
        assertThat(told("restore-opened")).hasSize(2);
    }

    @Test
    void staysShutWithAJournalThatIsEmptyOrOlderThanTheNewestBackup() throws IOException, InterruptedException {
        SubjectId first = shop.create(freshEmail());
        shop.vault.erase(shop.support, Optional.empty(), first);
        awaitLines(1);
        String older = Files.readString(file());
        shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        awaitLines(2);
        String sound = Files.readString(file());
        quarantine(Journal.newest(shop.audit));
        Files.writeString(file(), "");
        refused("journal.changed", () -> open(""));
        Files.writeString(file(), older.lines().findFirst().orElseThrow() + "\n");
        refused("journal.older", () -> open(""));
        Files.writeString(file(), older);
        refused("journal.older", () -> open(""));
        Files.writeString(file(), sound);
        open("");
        assertThat(told("restore-opened")).hasSize(1);
    }

    @Test
    void staysShutWhileACopyIsNotThereAndThenWritesIntoEachWhatTheOtherKnows()
            throws IOException, InterruptedException {
        shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        awaitLines(1);
        Path copy = Files.createDirectory(
                shop.rooms.home().folder().resolve("copy"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        String one = Files.readString(file());
        shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        awaitLines(2);
        quarantine(Journal.newest(shop.audit));
        refused("journal.missing", () -> open("", copy));
        Files.copy(file(), copy.resolve("erasures"));
        Files.writeString(file(), one);
        open("", copy);
        assertThat(Files.readAllLines(file())).hasSize(4);
        assertThat(Files.readAllLines(copy.resolve("erasures")).subList(0, 3))
                .isEqualTo(Files.readAllLines(file()).subList(0, 3));
    }

    /// Killed in the middle: the journal goes on from where the log went back to, once.
    @Test
    void tellsTheJournalWhereTheLogWentBackToBeforeAnythingOpens() throws IOException, InterruptedException {
        shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        awaitLines(1);
        quarantine();
        for (int tries = 0; tries < 2; tries++) {
            assertThatThrownBy(() -> open("", _ -> {
                        throw new IllegalStateException("killed");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(marks()).isEqualTo(2);
        }
        open("");
        assertThat(marks()).isEqualTo(2);
    }

    /// Somebody puts the database's disk back as it was: no row tells of it.
    @Test
    void erasesAgainInADatabasePutBackPastBailee() throws IOException, InterruptedException {
        SubjectId erased = shop.create(freshEmail());
        backUp();
        long before = shop.audit.lastPlace();
        shop.db.execute("create table kept.audit_head as select * from audit.head");
        shop.vault.erase(shop.support, Optional.empty(), erased);
        awaitLines(1);
        putBack();
        shop.db.update("delete from journal.quarantine");
        assertThat(shop.open(erased)).isNotNull();
        shop.db.update("delete from audit.place where position > ?", before);
        shop.db.update("delete from audit.head");
        shop.db.update("insert into audit.head select * from kept.audit_head");
        open("");
        assertErased(erased);
        assertThat(told("restore-opened")).hasSize(1);
    }

    @Test
    void staysShutWithoutAJournalWhenTheHomeHasPublishedALongerLog() throws IOException, InterruptedException {
        shop.vault.erase(shop.support, Optional.empty(), shop.create(freshEmail()));
        awaitLines(1);
        shop.rooms.get(Journal.class).close();
        Files.delete(file());
        shop.db.update("update audit.head set size = size - 1");
        refused("journal.missing", () -> open(""));
        refused("journal.missing", () -> open("true"));
    }

    private long marks() throws IOException {
        return Files.readAllLines(file()).stream()
                .filter(line -> line.contains("00000000-0000-0000-0000-000000000000"))
                .count();
    }

    private void awaitLines(int lines) throws InterruptedException {
        Journal journal = shop.rooms.get(Journal.class);
        for (int tries = 0; tries < 150; tries++) {
            if (journal.status().getFirst().lines() == lines) {
                return;
            }
            Thread.sleep(100);
        }
        assertThat(journal.status().getFirst().lines()).isEqualTo(lines);
    }

    /// As a server does at its start, on the same database and home; the running one's files are its own from
    /// then on.
    private void open(String lost, Path... copies) {
        open(lost, shop.rooms.get(Enforcement.class), copies);
    }

    private void open(String lost, Enforcer enforcer, Path... copies) {
        shop.rooms.get(Journal.class).close();
        TestJournal.open(shop.rooms, lost, List.of(copies), enforcer).close();
    }

    private void quarantine() {
        quarantine(Optional.empty());
    }

    private void quarantine(Optional<EntryId> newest) {
        shop.rooms.get(Journal.class).close();
        Journal.quarantine(shop.db, TAKEN, newest);
    }

    private void backUp() {
        shop.db.execute("create schema kept");
        for (String table : TABLES) {
            shop.db.execute("create table kept." + table.replace('.', '_') + " as select * from " + table);
        }
    }

    private void putBack() {
        quarantine();
        for (String table : TABLES) {
            shop.db.execute("delete from " + table);
            shop.db.execute("insert into " + table + " select * from kept." + table.replace('.', '_'));
        }
    }

    private List<Entry> told(String kind) {
        return TestAudit.entries(shop.db).stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    private Path file() {
        return shop.rooms.home().folder().resolve("journal/erasures");
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
