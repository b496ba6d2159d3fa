package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.replace;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.bailee.crypto.Corrupt;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What somebody who can write to the database, but holds no key, can make the vault believe: nothing.
class TamperTests {
    private static Shop shop;

    @BeforeAll
    static void openShop() {
        shop = new Shop();
    }

    @AfterAll
    static void closeShop() {
        shop.close();
    }

    /// S03: a ciphertext swapped between two people, same field.
    @Test
    @Tag("S03")
    void refusesBothWhoseValuesWereSwappedAndOpensOthers() {
        SubjectId one = shop.create(freshEmail());
        SubjectId two = shop.create(freshEmail());
        SubjectId other = shop.create(freshEmail());
        byte[] ofOne = sealed(one);
        put(one, sealed(two));
        put(two, ofOne);

        List<Result<OpenPerson>> results = shop.vault.open(List.of(shop.read(one), shop.read(two), shop.read(other)));

        assertCorrupt(results.get(0), one);
        assertCorrupt(results.get(1), two);
        assertThat(results.get(2)).isInstanceOf(Result.Done.class);
    }

    /// S04: a ciphertext swapped between two fields of one person.
    @Test
    @Tag("S04")
    void refusesAValueInAnotherFieldOfTheSamePerson() {
        SubjectId subject = shop.create(Shop.person(freshEmail(), Map.of("number", "N-" + freshEmail())))
                .subject();
        SortedMap<String, byte[]> fields = SealedFields.unpack(sealed(subject));
        byte[] email = Objects.requireNonNull(fields.get("email"));
        fields.put("email", Objects.requireNonNull(fields.put("number", email)));
        put(subject, SealedFields.pack(fields));

        assertCorrupt(open(subject), subject);
    }

    /// S05: an older version of a row put back.
    @Test
    @Tag("S05")
    void refusesAnOlderRowPutBackWhole() {
        SubjectId subject = shop.create(freshEmail());
        byte[] older = sealed(subject);
        shop.change(subject, 1, Map.of("email", replace(freshEmail())));
        shop.db.update("update vault.record set sealed = ?, version = 1 where subject_id = ?", older, subject.value());

        assertCorrupt(open(subject), subject);
    }

    /// S05: an older sealed value put back, with the row's newer version left as it is.
    @Test
    @Tag("S05")
    void refusesAnOlderValueUnderTheNewVersion() {
        SubjectId subject = shop.create(freshEmail());
        byte[] older = sealed(subject);
        shop.change(subject, 1, Map.of("email", replace(freshEmail())));
        put(subject, older);

        assertCorrupt(open(subject), subject);
    }

    /// S05: one older field slipped into a newer row, of a field that the change in between left alone.
    @Test
    @Tag("S05")
    void refusesAnOlderFieldInANewerRow() {
        SubjectId subject = shop.create(freshEmail());
        byte[] olderName =
                Objects.requireNonNull(SealedFields.unpack(sealed(subject)).get("name"));
        shop.change(subject, 1, Map.of("email", replace(freshEmail())));
        SortedMap<String, byte[]> fields = SealedFields.unpack(sealed(subject));
        fields.put("name", olderName);
        put(subject, SealedFields.pack(fields));

        assertCorrupt(open(subject), subject);
    }

    @Test
    @Tag("S05")
    void refusesAPersonWhoseRecordIsGone() {
        SubjectId subject = shop.create(freshEmail());
        shop.db.update("delete from vault.record where subject_id = ?", subject.value());

        assertCorrupt(open(subject), subject);
    }

    /// S06: every single bit of what is stored flipped, one after the other.
    @Test
    @Tag("S06")
    void refusesEveryFlippedBitWithOneIdenticalError() {
        SubjectId subject = shop.create(freshEmail());
        DataKeys keys = shop.rooms.get(Parts.class).dataKeys();
        Sealer sealer = shop.rooms.get(Parts.class).sealer();
        SealedRecord record = new SealedRecord(subject, "profile", SealedRecord.onlyOneOf(subject), 1, sealed(subject));
        SortedMap<String, byte[]> sound = SealedFields.unpack(record.fields());

        sound.forEach((field, envelope) -> {
            for (int bit = 0; bit < envelope.length * 8; bit++) {
                byte[] flipped = envelope.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                Result<?> result = Result.of(() -> sealer.open(keys.of(subject), record, field, flipped));
                assertThat(result)
                        .as("bit %d of %s", bit, field)
                        .isInstanceOfSatisfying(
                                Result.Failed.class,
                                failed -> assertThat((Throwable) failed.why())
                                        .isInstanceOf(Corrupt.class)
                                        .hasMessage(new Corrupt().getMessage()));
            }
        });
    }

    /// S06: the same through the door, for bits of the frame as well, where a name or length may be hit.
    @Test
    @Tag("S06")
    void showsNothingElseWhateverBitOfTheRowIsFlipped() {
        String email = freshEmail();
        SubjectId subject = shop.create(email);
        byte[] sound = sealed(subject);
        OpenPerson whole = shop.open(subject);

        for (int bit = 0; bit < sound.length * 8; bit += 7) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            put(subject, flipped);
            switch (open(subject)) {
                case Result.Failed<OpenPerson>(RuntimeException why) ->
                    assertThat(why).isInstanceOf(Corrupt.class);
                // A flipped name hides its field; whatever is shown is what was stored.
                case Result.Done<OpenPerson>(OpenPerson shown) ->
                    assertThat(whole.fields().entrySet())
                            .containsAll(shown.fields().entrySet());
            }
        }
    }

    @Test
    void refusesToChangeWhatDoesNotVerify() {
        SubjectId subject = shop.create(freshEmail());
        byte[] damaged = sealed(subject);
        damaged[damaged.length - 1] ^= 1;
        put(subject, damaged);

        Result<Long> result = shop.vault
                .change(shop.write(), List.of(Shop.patch(subject, 1, Map.of("email", replace(freshEmail())))))
                .getFirst();

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed -> assertThat((Throwable) failed.why()).isInstanceOf(Corrupt.class));
        assertThat(shop.entries(subject).getLast().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    @Tag("S03")
    void addsNothingToWhomNoKeyIsLeftAndTellsTheLog() {
        SubjectId subject = new SubjectId(UUID.randomUUID());
        shop.db.update("insert into vault.subject (subject_id, version) values (?, 0)", subject.value());

        assertThatThrownBy(() -> shop.add(subject, Shop.order(freshEmail()))).isInstanceOf(Corrupt.class);

        Entry last = shop.entries(subject).getLast();
        assertThat(last.kind()).isEqualTo("record-added");
        assertThat(last.details()).containsEntry("why", "corrupt");
    }

    @Test
    @Tag("S05")
    void makesNoTokenOfWhatDoesNotVerifyAndTellsTheLog() {
        SubjectId subject = shop.create(freshEmail());
        shop.db.update("update vault.record set version = 2 where subject_id = ?", subject.value());
        TokenPlace place = new TokenPlace(subject, Shop.EMAIL, Optional.empty());

        assertThatThrownBy(() -> shop.tokens
                        .make(shop.intent(), List.of(place), Optional.empty())
                        .getFirst()
                        .orThrow())
                .isInstanceOf(Corrupt.class);

        Entry last = shop.entries(subject).getLast();
        assertThat(last.kind()).isEqualTo("token-made");
        assertThat(last.details()).containsEntry("why", "corrupt");
    }

    private static void assertCorrupt(Result<OpenPerson> result, SubjectId subject) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed -> assertThat((Throwable) failed.why()).isInstanceOf(Corrupt.class));
        Entry last = shop.entries(subject).getLast();
        assertThat(last.kind()).isEqualTo("subject-opened");
        assertThat(last.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(last.details()).containsEntry("why", "corrupt");
    }

    private static Result<OpenPerson> open(SubjectId subject) {
        return shop.vault.open(List.of(shop.read(subject))).getFirst();
    }

    private static byte[] sealed(SubjectId subject) {
        return Objects.requireNonNull(shop.db.queryForObject(
                "select sealed from vault.record where subject_id = ?", byte[].class, subject.value()));
    }

    private static void put(SubjectId subject, byte[] sealed) {
        shop.db.update("update vault.record set sealed = ? where subject_id = ?", sealed, subject.value());
    }
}
