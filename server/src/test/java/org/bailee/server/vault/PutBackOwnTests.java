package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.order;
import static org.bailee.server.vault.Shop.replace;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.audit.Entry;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S05: rows of one-per-person collections put back, taken away, cut or made to fit, by who can write every table.
@Tag("S05")
class PutBackOwnTests {
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
    void refusesAnOlderRow() {
        SubjectId subject = shop.create(freshEmail());
        Map<String, Object> older = profile(subject);
        shop.change(subject, 1, Map.of("email", replace(freshEmail())));

        intruder.putBack(older);

        assertRefusedEverywhere(subject);
    }

    @Test
    void refusesAnOlderRowWithThePersonsVersionMadeToFit() {
        SubjectId subject = shop.create(freshEmail());
        Map<String, Object> older = profile(subject);
        shop.change(subject, 1, Map.of("email", replace(freshEmail())));

        intruder.putBack(older);
        shop.db.update("update vault.subject set version = 1 where subject_id = ?", subject.value());

        assertRefusedEverywhere(subject);
    }

    @Test
    void refusesAnOlderValueUnderTheNewVersion() {
        SubjectId subject = shop.create(freshEmail());
        Object older = profile(subject).get("sealed");
        shop.change(subject, 1, Map.of("email", replace(freshEmail())));

        shop.db.update("update vault.record set sealed = ? where subject_id = ?", older, subject.value());

        assertRefusedEverywhere(subject);
    }

    /// Of a field that the change in between left alone.
    @Test
    void refusesAnOlderFieldInANewerRow() {
        SubjectId subject = shop.create(freshEmail());
        SealedFields older = fields(profile(subject));
        shop.change(subject, 1, Map.of("email", replace(freshEmail())));
        Map<String, Object> row = profile(subject);
        SealedFields newer = fields(row);
        SortedMap<String, byte[]> mixed = newer.envelopes();
        mixed.put("name", Objects.requireNonNull(older.envelopes().get("name")));

        row.put("sealed", new SealedFields(newer.seal(), SealedFields.pack(mixed)).bytes());
        intruder.putBack(row);

        assertRefusedEverywhere(subject);
    }

    @Test
    void refusesARowWithAFieldCutOut() {
        SubjectId subject = shop.create(
                        Shop.person(freshEmail(), Map.of("phone", "+49 30 901820", "number", freshEmail())))
                .subject();

        intruder.cut(subject, SealedRecord.onlyOneOf(subject), "phone");
        assertRefusedEverywhere(subject);

        for (String field : List.of("email", "name", "number")) {
            intruder.cut(subject, SealedRecord.onlyOneOf(subject), field);
        }
        assertRefusedEverywhere(subject);
    }

    @Test
    void refusesARowWithAFieldAddedOrRenamed() {
        SubjectId subject = shop.create(freshEmail());
        Map<String, Object> row = profile(subject);
        SealedFields sound = fields(row);

        SortedMap<String, byte[]> fields = sound.envelopes();
        fields.put("phone", Objects.requireNonNull(fields.get("email")));
        row.put("sealed", new SealedFields(sound.seal(), SealedFields.pack(fields)).bytes());
        intruder.putBack(row);
        assertRefusedEverywhere(subject);

        fields.remove("email");
        row.put("sealed", new SealedFields(sound.seal(), SealedFields.pack(fields)).bytes());
        intruder.putBack(row);
        assertRefusedEverywhere(subject);
    }

    @Test
    void refusesAPersonWhoseRowIsGone() {
        SubjectId subject = shop.create(freshEmail());

        intruder.remove(subject, SealedRecord.onlyOneOf(subject));
        assertRefusedEverywhere(subject);

        shop.db.update("update vault.subject set version = 0 where subject_id = ?", subject.value());
        assertRefusedEverywhere(subject);
    }

    @Test
    void refusesAStateThatIsOlderOrAnothersOrGone() {
        SubjectId subject = shop.create(freshEmail());
        SubjectId other = shop.create(freshEmail());
        Object older = state(subject);
        shop.change(subject, 1, Map.of("email", replace(freshEmail())));
        Object newer = state(subject);

        for (Object state : java.util.Arrays.asList(older, state(other), null)) {
            shop.db.update("update vault.subject set state = ? where subject_id = ?", state, subject.value());
            assertRefusedEverywhere(subject);
        }
        shop.db.update("update vault.subject set state = ? where subject_id = ?", newer, subject.value());
        shop.open(subject);
    }

    /// What an undone change leaves in the files of the database: a row of the version that another change then took.
    @Test
    void refusesTheRowOfAnotherSealingOfTheSameVersion() {
        SubjectId subject = shop.create(freshEmail());
        DataKey key = shop.rooms.get(Parts.class).dataKeys().of(subject);
        Sealer sealer = shop.rooms.get(Parts.class).sealer();
        CheckedRecord refused = new Gate(shop.write(), java.time.LocalDate.EPOCH)
                .person(Shop.person(freshEmail()))
                .getFirst();
        SealedRecord undone = sealer.seal(key, subject, SealedRecord.onlyOneOf(subject), refused, 2);
        shop.change(subject, 1, Map.of("email", replace(freshEmail())));

        Map<String, Object> row = profile(subject);
        row.put("stamp", undone.stamp());
        row.put("sealed", undone.fields());
        intruder.putBack(row);

        assertRefusedEverywhere(subject);
    }

    /// A row too many, which nobody with the key has written for this place.
    @Test
    void refusesARowTooMany() {
        SubjectId subject = shop.create(freshEmail());
        Map<String, Object> more = profile(subject);
        more.put("collection", "delivery");
        more.put("version", 0L);

        intruder.putBack(more);

        assertRefusedEverywhere(subject);
    }

    @Test
    void leavesReadableWhatCanBeTrusted() {
        SubjectId subject = shop.create(freshEmail());
        SubjectId other = shop.create(order(freshEmail()), freshEmail());
        RecordId order = shop.add(subject, order(freshEmail())).record();
        Map<String, Object> older = profile(subject);
        shop.change(subject, 1, Map.of("email", replace(freshEmail())));

        intruder.putBack(older);

        List<Result<OpenPerson>> opened = shop.vault.open(List.of(shop.read(subject), shop.read(other)));
        assertCorrupt(opened.getFirst());
        assertThat(opened.getLast()).isInstanceOf(Result.Done.class);
        shop.vault.openRecord(shop.read(subject), "order", order);
        assertThat(shop.vault
                        .openRecords(shop.read(other), "order", Optional.empty(), 10)
                        .items())
                .hasSize(1);
    }

    /// Everything of a person put back at once, state and all, is not promised to show here: the log alone knows better
    /// (docs/spec/person-state.md).
    @Test
    void leavesItToTheLogToShowAWholePersonPutBack() {
        SubjectId subject = shop.create(freshEmail());
        List<Map<String, Object>> person = intruder.copy("subject", subject);
        List<Map<String, Object>> records = intruder.copy("record", subject);
        shop.change(subject, 1, Map.of("email", replace(freshEmail())));

        intruder.putBack("subject", subject, person);
        intruder.putBack("record", subject, records);

        Entry last = shop.entries(subject).getLast();
        assertThat(last.kind()).isEqualTo("subject-changed");
        assertThat(last.details()).containsEntry("version", "2");
        assertThat(shop.open(subject).version()).isEqualTo(1);
    }

    /// By id, among many as a list or an export reads, by a change, by making a token and by opening one.
    private static void assertRefusedEverywhere(SubjectId subject) {
        SubjectId other = shop.create(freshEmail());
        List<Result<OpenPerson>> opened = shop.vault.open(List.of(shop.read(other), shop.read(subject)));
        assertThat(opened.getFirst()).isInstanceOf(Result.Done.class);
        assertCorrupt(opened.getLast());
        assertTold(subject, "subject-opened");

        long version = Objects.requireNonNull(shop.db.queryForObject(
                "select version from vault.subject where subject_id = ?", Long.class, subject.value()));
        assertThatThrownBy(() -> shop.change(subject, version, Map.of("email", replace(freshEmail()))))
                .isInstanceOf(Corrupt.class);
        assertTold(subject, "subject-changed");

        TokenPlace place = new TokenPlace(subject, Shop.NAME, Optional.empty());
        assertCorrupt(shop.tokens
                .make(shop.intent(), List.of(place), Optional.empty())
                .getFirst());
        assertTold(subject, "token-made");
    }

    private static void assertCorrupt(Result<?> result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed -> assertThat((Throwable) failed.why()).isInstanceOf(Corrupt.class));
    }

    private static void assertTold(SubjectId subject, String kind) {
        Entry last = shop.entries(subject).getLast();
        assertThat(last.kind()).isEqualTo(kind);
        assertThat(last.details()).containsEntry("why", "corrupt");
    }

    private static Map<String, Object> profile(SubjectId subject) {
        return intruder.copy(subject, SealedRecord.onlyOneOf(subject));
    }

    private static SealedFields fields(Map<String, Object> row) {
        return SealedFields.read((byte[]) Objects.requireNonNull(row.get("sealed")));
    }

    private static Object state(SubjectId subject) {
        return Objects.requireNonNull(
                intruder.copy("subject", subject).getFirst().get("state"));
    }
}
