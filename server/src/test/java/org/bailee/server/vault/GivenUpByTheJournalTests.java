package org.bailee.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.VerifierKey;
import org.bailee.server.shared.SubjectId;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// That nobody is given up of whom the journal does not tell what the log forgot, whatever the database says.
@Tag("S12")
class GivenUpByTheJournalTests {
    private static final byte[] SPOILT = {0};

    private final Shop shop = new Shop();
    private final OlderShop older = new OlderShop(shop);
    private final SubjectId subject = shop.create(freshEmail());
    private final SubjectId other = shop.create(freshEmail());

    @AfterEach
    void closeShop() {
        shop.close();
    }

    /// With its journal in place, of somebody of whom nothing was ever erased.
    @Test
    void rowsPlantedInALiveDatabaseGiveNobodyUp() throws InterruptedException {
        erasePartOf(other);
        spoil();
        older.plant(subject);
        older.open("");
        assertStaysCorrupt();
        assertThat(shop.open(other).fields()).containsKey(Shop.NAME);
        assertThat(older.told("restore-opened")).hasSize(1);
    }

    /// The log knows what the journal tells.
    @Test
    void norSomebodyOfWhomAPartWasErased() throws InterruptedException {
        erasePartOf(subject);
        spoil();
        older.plant(subject);
        older.open("");
        assertStaysCorrupt();
    }

    /// A hole in the log is none of its ends; its own check tells of it.
    @Test
    void norWhereTheLogsEntryWasTakenAway() throws InterruptedException {
        erasePartOf(subject);
        String entry = "(select entry_id from audit.entry where kind = 'fields-erased')";
        assertThat(shop.db.update("delete from audit.place where entry_id in " + entry))
                .isEqualTo(1);
        shop.db.update("delete from audit.entry where kind = 'fields-erased'");
        spoil();
        older.plant(subject);
        older.open("");
        assertStaysCorrupt();
    }

    /// Nor where another's entry stands in its place, which was not signed there.
    @Test
    void norWhereTheLogHasAnotherEntryInItsPlace() throws InterruptedException {
        erasePartOf(subject);
        UUID first =
                shop.db.queryForObject("delete from audit.place where position = 0 returning entry_id", UUID.class);
        assertThat(shop.db.update(
                        "update audit.place set entry_id = ? where entry_id in"
                                + " (select entry_id from audit.entry where kind = 'fields-erased')",
                        first))
                .isEqualTo(1);
        spoil();
        older.plant(subject);
        older.open("");
        assertStaysCorrupt();
    }

    /// A head that nobody signed says nothing of how long the log is.
    @Test
    void norWhereTheHeadSaysTheLogIsShorter() throws InterruptedException {
        erasePartOf(subject);
        spoil();
        older.plant(subject);
        shop.db.update("update audit.head set size = 1");
        older.open("");
        assertStaysCorrupt();
    }

    /// Nor one that is signed by a key of somebody else, whose row they put there too.
    @Test
    void norWhereTheHeadIsSignedByAnother() throws InterruptedException {
        erasePartOf(subject);
        spoil();
        older.plant(subject);
        byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
        byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, key, 0);
        String origin = Objects.requireNonNull(shop.db.queryForObject("select origin from audit.head", String.class));
        VerifierKey forged = new VerifierKey(origin, VerifierKey.LOG, key);
        Checkpoint shorter = new Checkpoint(origin, 1, Hash.EMPTY);
        byte[] text = shorter.text().getBytes(UTF_8);
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, text, 0, text.length, signature, 0);
        Note note = new Note(shorter.text(), List.of(new Note.Signature(forged.name(), forged.id(), signature)));
        assertThat(note.by(forged)).hasSize(1);
        shop.db.update("update audit.log_key set vkey = ?", forged.toString());
        shop.db.update("update audit.head set size = 1, root = ?, checkpoint = ?", Hash.EMPTY.bytes(), note.bytes());
        older.open("");
        assertStaysCorrupt();
    }

    /// What was erased after a backup that was put back long ago is kept: the log says that it was opened since.
    @Test
    void norSomebodyWhoCameBackFromABackupWhole() throws InterruptedException {
        older.backUp();
        erasePartOf(subject);
        older.putBack();
        older.putBackLog();
        older.open("");
        assertThat(shop.open(subject).fields()).containsKey(Shop.NAME).doesNotContainKey(Shop.EMAIL);
        spoil();
        older.plant(subject);
        older.open("");
        assertStaysCorrupt();
    }

    /// The keys that were put back open it after all.
    @Test
    @Tag("S10")
    void norSomebodyOfWhomAnythingOpens() throws InterruptedException {
        older.backUp();
        erasePartOf(subject);
        older.putBack();
        older.name(subject);
        older.putBackLog();
        older.open("");
        assertThat(shop.open(subject).fields()).containsKey(Shop.NAME).doesNotContainKey(Shop.EMAIL);
        assertThat(older.told("subject-given-up")).isEmpty();
    }

    /// Killed in front of it, and started again.
    @Test
    @Tag("S10")
    void whoIsLostIsGivenUpAtTheNextStart() throws InterruptedException {
        older.backUp();
        erasePartOf(subject);
        older.putBackWithNewerKeys(subject);
        assertThatThrownBy(() -> older.open("", _ -> {
                    throw new IllegalStateException("killed");
                }))
                .isInstanceOf(IllegalStateException.class);
        older.open("");
        assertThatThrownBy(() -> shop.open(subject)).extracting("code").isEqualTo("subject.given-up");
    }

    /// Whoever fills the table with others, in front of them, takes nothing from them.
    @Test
    void whoIsLostIsGivenUpHoweverManyOthersAreNamed() throws InterruptedException {
        older.backUp();
        erasePartOf(subject);
        older.putBackWithNewerKeys(subject);
        shop.db.update("insert into journal.given_up (subject_id)"
                + " select lpad(to_hex(n), 32, '0')::uuid from generate_series(1, 100000) as n");
        older.open("");
        assertThatThrownBy(() -> shop.open(subject)).extracting("code").isEqualTo("subject.given-up");
        assertThat(older.told("subject-given-up")).hasSize(1);
        assertThat(shop.db.queryForList("select 1 from journal.given_up limit 1"))
                .isEmpty();
    }

    /// What nobody can read any more stays while the law wants it kept, and no longer.
    @Test
    @Tag("S10")
    void whoIsLostIsKeptWhileALegalHoldLiesOnThem() throws InterruptedException {
        older.backUp();
        erasePartOf(subject);
        LocalDate review = LocalDate.ofInstant(shop.rooms.clock().instant(), ZoneOffset.UTC)
                .plusDays(5);
        Hold hold = shop.vault.hold(shop.support, Optional.empty(), subject, new NewHold("M-1", "legal", review));
        older.awaitLines(2);
        older.putBackWithNewerKeys(subject);
        older.open("");
        assertThatThrownBy(() -> shop.open(subject)).extracting("code").isEqualTo("subject.given-up");
        assertThatThrownBy(() -> shop.vault.erase(shop.support, Optional.empty(), subject))
                .extracting("code")
                .isEqualTo("person.held");
        shop.vault.release(shop.support, Optional.empty(), hold.id());
        shop.vault.erase(shop.support, Optional.empty(), subject);
    }

    private void erasePartOf(SubjectId person) throws InterruptedException {
        shop.vault.erasePart(shop.support, Optional.empty(), person, Part.ofFields(Shop.EMAIL));
        older.awaitLines(1);
    }

    private void spoil() {
        shop.db.update("update vault.subject set state = ? where subject_id = ?", SPOILT, subject.value());
    }

    private void assertStaysCorrupt() {
        assertThat(older.told("subject-given-up")).isEmpty();
        assertThat(shop.db.queryForObject(
                        "select state from vault.subject where subject_id = ?", byte[].class, subject.value()))
                .isEqualTo(SPOILT);
        assertThatThrownBy(() -> shop.open(subject)).isInstanceOf(Corrupt.class);
        assertThat(shop.entries(subject).getLast().details()).containsEntry("why", "corrupt");
    }
}
