package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.server.vault.Shop.freshEmail;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.audit.Entry;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S10: the number by which a certificate names a part of a person stands for that part ever after.
@Tag("S10")
class PartAgainTests {
    private final Shop shop = new Shop();
    private final OlderShop older = new OlderShop(shop);
    private final SubjectId subject = shop.create(Shop.person(freshEmail(), Map.of("phone", "+44 20 7946 0123")))
            .subject();

    @AfterEach
    void closeShop() {
        shop.close();
    }

    /// Of several records, each of which has a line of its own.
    @Test
    void whatIsErasedAgainKeepsItsNumber() throws InterruptedException {
        shop.add(subject, Shop.order(freshEmail()));
        shop.add(subject, Shop.order(freshEmail()));
        older.backUp();
        assertThat(erase(Part.ofCollections("order"))).isEqualTo(1);
        assertThat(erase(Part.ofFields(Shop.PHONE))).isEqualTo(2);
        assertThat(erase(Part.ofFields(Shop.EMAIL))).isEqualTo(3);
        older.awaitLines(4);
        Map<String, String> before = whats(entry -> !entry.details().containsKey("again"));
        older.putBack();

        older.open("");

        assertThat(whats(entry -> entry.details().containsKey("again"))).isEqualTo(before);
        assertThat(shop.open(subject).fields()).containsOnlyKeys(Shop.NAME);
        assertThat(erase(Part.ofFields(Shop.NAME))).isEqualTo(4);
    }

    /// The certificate is there, though the restored database never had what it is about.
    @Test
    void aNumberIsNotGivenAgainThoughNothingOfItIsThere() throws InterruptedException {
        older.backUp();
        CreatedRecord later = shop.add(subject, Shop.order(freshEmail()));
        shop.vault.eraseRecord(shop.support, Optional.empty(), subject, "order", later.record());
        older.awaitLines(1);
        older.putBack();

        older.open("");

        assertThat(older.told("restore-opened").getFirst().details()).containsEntry("done-again", "0");
        assertThat(erase(Part.ofFields(Shop.PHONE))).isEqualTo(2);
    }

    @Test
    void whatDoesNotVerifyGoesUnderItsNumberToo() throws InterruptedException {
        CreatedRecord order = shop.add(subject, Shop.order(freshEmail()));
        erase(Part.ofFields(Shop.PHONE));
        older.backUp();
        shop.vault.eraseRecord(shop.support, Optional.empty(), subject, "order", order.record());
        older.awaitLines(2);
        older.putBack();
        shop.db.update("update vault.subject set state = null where subject_id = ?", subject.value());

        older.open("");

        assertThat(shop.countOf("record", subject)).isEqualTo(1);
        assertThat(again())
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("part", "2"));
    }

    /// Put back again, after all of that, from a backup of the first day.
    @Test
    void staysSoAfterASecondRestore() throws InterruptedException, IOException {
        shop.add(subject, Shop.order(freshEmail()));
        shop.add(subject, Shop.order(freshEmail()));
        older.backUp();
        erase(Part.ofCollections("order"));
        older.awaitLines(2);
        older.putBack();
        older.open("");
        older.putBack();
        older.open("");

        assertThat(parts(again())).containsOnly("1");
        assertThat(Files.readAllLines(older.file()))
                .filteredOn(line -> line.contains(" record "))
                .allMatch(line -> line.contains(" record 1 order "));
        assertThat(erase(Part.ofFields(Shop.PHONE))).isEqualTo(2);
    }

    private long erase(Part part) {
        return shop.vault
                .erasePart(shop.support, Optional.empty(), subject, part)
                .part();
    }

    private List<Entry> again() {
        return entries(entry -> entry.details().containsKey("again"));
    }

    private List<Entry> entries(Predicate<Entry> which) {
        return Stream.of("record-erased", "fields-erased")
                .flatMap(kind -> older.told(kind).stream())
                .filter(which)
                .toList();
    }

    /// What the entries of each part say that it was.
    private Map<String, String> whats(Predicate<Entry> which) {
        return entries(which).stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.details().getOrDefault("part", "none"),
                        Collectors.mapping(
                                PartAgainTests::what,
                                Collectors.collectingAndThen(
                                        Collectors.toSet(), all -> String.join(" ", new TreeSet<>(all))))));
    }

    private static String what(Entry entry) {
        return entry.details().getOrDefault("fields", entry.details().getOrDefault("collection", ""));
    }

    private static Set<String> parts(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.details().getOrDefault("part", "none"))
                .collect(Collectors.toSet());
    }
}
