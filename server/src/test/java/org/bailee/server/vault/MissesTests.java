package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bailee.crypto.VaultToken;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S24: ids of nobody, at every door. Each try is in the log.
@Tag("S24")
class MissesTests {
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
    void areWrittenDownWhateverWasTried() {
        SubjectId nobody = new SubjectId(UUID.randomUUID());
        SubjectId somebody = shop.create(freshEmail());
        RecordId nothing = new RecordId(UUID.randomUUID());
        RecordPatch remark = new RecordPatch("order", Map.of("remark", Shop.replace("none")));
        TokenPlace place = new TokenPlace(nobody, Shop.EMAIL, Optional.empty());
        String guess = VaultToken.random(new SecureRandom()).text();
        Map<String, Runnable> tries = new LinkedHashMap<>();
        tries.put("subject-changed", () -> shop.change(nobody, 1, Map.of("email", Shop.replace(freshEmail()))));
        tries.put("record-changed", () -> shop.vault.changeRecord(shop.write(), somebody, nothing, 1, remark));
        tries.put("record-added", () -> shop.add(nobody, Shop.order(freshEmail())));
        tries.put("subject-erased", () -> shop.vault.erase(shop.support, Optional.empty(), nobody));
        tries.put(
                "record-erased",
                () -> shop.vault.eraseRecord(shop.support, Optional.empty(), somebody, "Ada Lovelace", nothing));
        tries.put("token-made", () -> orThrow(shop.tokens.make(shop.intent(), List.of(place), Optional.empty())));
        tries.put("token-revoked", () -> orThrow(shop.tokens.revoke(shop.intent(), List.of(guess))));
        tries.put("token-opened", () -> orThrow(shop.tokens.open(shop.intent(), List.of(guess))));
        tries.put("subject-opened", () -> shop.open(nobody));

        tries.forEach((kind, attempt) -> {
            assertThatThrownBy(attempt::run).as(kind).isInstanceOf(NotFound.class);
            Entry entry = newest();
            assertThat(entry.kind()).isEqualTo(kind);
            assertThat(entry.outcome()).as(kind).isEqualTo(Outcome.FAILED);
            assertThat(entry.details()).as(kind).containsKey("why");
            assertThat(entry.toString()).doesNotContain("Lovelace").doesNotContain(guess);
        });
    }

    /// Who changes a value to one that somebody has learns as much as who creates it.
    @Test
    void soIsWhoLearnsThatAValueIsTaken() {
        String email = freshEmail();
        shop.create(email);
        SubjectId other = shop.create(freshEmail());

        assertThatThrownBy(() -> shop.change(other, 1, Map.of("email", Shop.replace(email))))
                .isInstanceOf(Conflict.class);

        assertThat(newest().kind()).isEqualTo("subject-changed");
        assertThat(newest().details()).containsEntry("why", "value.taken");
    }

    private static void orThrow(List<? extends Result<?>> results) {
        assertThat(results.getFirst().orThrow()).isNotNull();
    }

    private static Entry newest() {
        return shop.audit.find(EntryQuery.newest(1)).items().getFirst();
    }
}
