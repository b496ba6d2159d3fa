package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.replace;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        SealedFields sound = SealedFields.read(sealed(subject));
        SortedMap<String, byte[]> fields = sound.envelopes();
        byte[] email = Objects.requireNonNull(fields.get("email"));
        fields.put("email", Objects.requireNonNull(fields.put("number", email)));
        put(subject, new SealedFields(sound.seal(), SealedFields.pack(fields)).bytes());

        assertCorrupt(open(subject), subject);
    }

    /// S06: every single bit of what is stored flipped, one after the other.
    @Test
    @Tag("S06")
    void refusesEveryFlippedBitWithOneIdenticalError() {
        SubjectId subject = shop.create(freshEmail());
        DataKeys keys = shop.rooms.get(Parts.class).dataKeys();
        Sealer sealer = shop.rooms.get(Parts.class).sealer();
        SealedRecord record =
                new SealedRecord(subject, "profile", SealedRecord.onlyOneOf(subject), 1, 1, sealed(subject));

        SealedFields.read(record.fields()).envelopes().forEach((field, envelope) -> {
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
    void showsNothingWhateverBitOfTheRowIsFlipped() {
        SubjectId subject = shop.create(freshEmail());
        byte[] sound = sealed(subject);

        for (int bit = 0; bit < sound.length * 8; bit += 7) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            put(subject, flipped);
            assertCorrupt(open(subject), subject);
        }
        put(subject, sound);
        shop.open(subject);
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
