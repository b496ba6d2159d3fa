package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Values that nobody else would write, sent through every door, must be found in no table.
class CanaryTests {
    private static final List<String> CANARIES =
            List.of("Zibbelkwast", "zibbel@kwast.example", "Quorlix-7741", "Vumbrathe");

    private static Shop shop;

    @BeforeAll
    static void openShop() {
        shop = new Shop();
    }

    @AfterAll
    static void closeShop() {
        shop.close();
    }

    /// S01: no table holds a value, be it of the vault, its index, its answers or the audit log.
    @Test
    @Tag("S01")
    @Tag("S43")
    void noTableHoldsAValueThatWasSent() {
        Retry retry = new Retry("key".getBytes(StandardCharsets.UTF_8), new byte[32]);
        SubjectId subject = shop.vault
                .create(shop.write(), List.of(person("Quorlix-7741"), person("Quorlix-7741")), Optional.of(retry))
                .getFirst()
                .orThrow()
                .subject();
        shop.add(
                subject,
                new RecordDraft(
                        "order", Map.of("invoice", Shop.text("Quorlix-7741"), "remark", Shop.text("for Vumbrathe"))));
        shop.open(subject);
        shop.find(new Search.Condition.Words(Shop.NAME, "zibbelkwast"));
        shop.find(Shop.equal(Shop.EMAIL, "zibbel@kwast.example"));
        Result.of(() -> shop.change(subject, 1, Map.of("Zibbelkwast", Shop.replace("Vumbrathe"))));
        Result.of(() -> shop.create(new PersonDraft(List.of(new RecordDraft("Zibbelkwast", Map.of())))));
        Result.of(() -> shop.vault.openRecords(shop.read(subject), "Zibbelkwast", Optional.empty(), 1));
        shop.tokens.make(
                shop.intent(), List.of(new TokenPlace(subject, Shop.EMAIL, Optional.empty())), Optional.empty());
        shop.tokens.open(shop.intent(), List.of("Zibbelkwast"));
        shop.change(subject, 1, Map.of("name", Shop.replace("Vumbrathe Zibbelkwast")));

        List<String> tables = shop.db.queryForList(
                "select table_schema || '.' || table_name from information_schema.tables"
                        + " where table_schema in ('vault', 'audit', 'keys')",
                String.class);

        assertThat(tables).contains("vault.record", "audit.entry", "vault.answer");
        for (String table : tables) {
            // A row as text shows bytes as hex.
            List<String> rows = shop.db.queryForList("select t::text from " + table + " t", String.class);
            for (String canary : CANARIES) {
                String text = canary.toLowerCase(Locale.ROOT);
                String hex = HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
                assertThat(rows)
                        .as(table)
                        .noneMatch(row -> row.toLowerCase(Locale.ROOT).contains(text) || row.contains(hex));
            }
        }
    }

    private static PersonDraft person(String number) {
        return new PersonDraft(List.of(new RecordDraft(
                "profile",
                Map.of(
                        "name", Shop.text("Ada Zibbelkwast"),
                        "email", Shop.text("zibbel@kwast.example"),
                        "number", Shop.text(number)))));
    }
}
