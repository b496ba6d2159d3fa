package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.order;
import static org.bailee.server.vault.Shop.person;
import static org.bailee.server.vault.Shop.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Violation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AddTests {
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
    void addsARecordAndTellsTheLog() {
        SubjectId subject = shop.create(freshEmail());

        CreatedRecord record = shop.add(subject, order(freshEmail()));

        Entry entry = shop.entries(subject).getLast();
        assertThat(entry.kind()).isEqualTo("record-added");
        assertThat(entry.details())
                .isEqualTo(
                        Map.of("collection", "order", "records", record.record().toString(), "version", "1"));
    }

    @Test
    void addsManyAtOnceToWhomAUniqueValueNames() {
        String email = freshEmail();
        SubjectId subject = shop.create(email);
        List<NewRecord> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            records.add(new NewRecord(matching(email.toUpperCase(java.util.Locale.ROOT)), order(freshEmail())));
        }
        records.add(new NewRecord(matching(freshEmail()), order(freshEmail())));

        List<Result<CreatedRecord>> results = shop.vault.add(shop.write(), records, Optional.empty());

        assertThat(results.stream().flatMap(Result::stream))
                .hasSize(100)
                .allSatisfy(record -> assertThat(record.subject()).isEqualTo(subject));
        assertThat(results.getLast())
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed -> assertThat((Throwable) failed.why()).isInstanceOf(NotFound.class));
    }

    @Test
    void refusesToMatchByAFieldThatIsNotUnique() {
        NewRecord record =
                new NewRecord(new NewRecord.Owner.Matching(Shop.NAME, text("Ada Lovelace")), order(freshEmail()));

        assertThatThrownBy(() -> shop.vault
                        .add(shop.write(), List.of(record), Optional.empty())
                        .getFirst()
                        .orThrow())
                .isInstanceOf(Invalid.class);
    }

    @Test
    void refusesAnUnknownPersonAndAOnePerPersonCollection() {
        assertThatThrownBy(() -> shop.add(new SubjectId(UUID.randomUUID()), order(freshEmail())))
                .isInstanceOfSatisfying(
                        NotFound.class, why -> assertThat(why.isErased()).isFalse());
        assertThatThrownBy(() -> shop.add(
                        shop.create(freshEmail()), new RecordDraft("profile", Map.of("phone", text("+49 30 901820")))))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void keepsAValueUniqueAmongRecords() {
        SubjectId subject = shop.create(freshEmail());
        String invoice = freshEmail();
        shop.add(subject, order(invoice));

        assertThatThrownBy(() -> shop.add(subject, order(invoice))).isInstanceOf(Conflict.class);
        assertThat(shop.countOf("record", subject)).isEqualTo(2);
    }

    /// S15: a field the purpose does not need says nothing, not even whether somebody has a value.
    @Test
    @Tag("S15")
    void refusesToMatchByAFieldThePurposeDoesNotNeed() {
        String number = freshEmail();
        shop.create(person(freshEmail(), Map.of("number", number)));
        WriteGrant grant =
                shop.access.write(Shop.intent(shop.support, "answer-questions"), Permission.SUBJECTS_WRITE, List.of());

        for (String guess : List.of(number, freshEmail())) {
            NewRecord record = new NewRecord(
                    new NewRecord.Owner.Matching(Shop.NUMBER, text(guess)), new RecordDraft("note", Map.of()));
            assertThatThrownBy(() -> shop.vault
                            .add(grant, List.of(record), Optional.empty())
                            .getFirst()
                            .orThrow())
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            why -> assertThat(why.violations())
                                    .extracting(Violation::code)
                                    .containsExactly("field.not-needed"));
        }
    }

    /// S16: who asks in vain whether somebody has a value stands in the log as who searches does.
    @Test
    @Tag("S16")
    void tellsTheLogWhoMatchedNobody() {
        NewRecord record = new NewRecord(matching(freshEmail()), order(freshEmail()));

        assertThat(shop.vault
                        .add(shop.write(), List.of(record), Optional.empty())
                        .getFirst())
                .isInstanceOf(Result.Failed.class);

        Entry last = shop.audit.find(EntryQuery.newest(1)).items().getFirst();
        assertThat(last.kind()).isEqualTo("record-added");
        assertThat(last.details()).isEqualTo(Map.of("why", "match.none"));
    }

    private static NewRecord.Owner matching(String email) {
        return new NewRecord.Owner.Matching(FieldPath.parse("profile.email"), text(email));
    }
}
