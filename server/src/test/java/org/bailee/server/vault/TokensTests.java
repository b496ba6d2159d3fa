package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.vault.Shop.freshEmail;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bailee.crypto.VaultToken;
import org.bailee.server.access.Intent;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.Outcome;
import org.bailee.server.register.View;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.bailee.server.types.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TokensTests {
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
    void openToTheValueTheyStandFor() {
        String email = freshEmail();
        SubjectId subject = shop.create(email);
        VaultToken token = make(subject, Shop.EMAIL);

        OpenToken open = open(shop.intent(), token.text()).orThrow();

        assertThat(open.subject()).isEqualTo(subject);
        assertThat(open.field()).isEqualTo(Shop.EMAIL);
        assertThat(open.seen()).isEqualTo(new Seen(View.PLAIN, Optional.of(new Value.Text(email))));
        assertThat(shop.entries(subject))
                .extracting(Entry::kind)
                .containsExactly("subject-created", "token-made", "token-opened");
    }

    @Test
    void standForAFieldOfOneRecordOfMany() {
        SubjectId subject = shop.create(freshEmail());
        String invoice = freshEmail();
        CreatedRecord order = shop.add(subject, Shop.order(invoice));
        VaultToken token = shop.tokens
                .make(
                        shop.intent(),
                        List.of(new TokenPlace(subject, FieldPath.parse("order.invoice"), Optional.of(order.record()))),
                        Optional.empty())
                .getFirst()
                .orThrow();

        assertThat(open(shop.intent(), token.text()).orThrow().seen().value()).contains(new Value.Text(invoice));
    }

    @Test
    void showAsMuchAsTheOpenersRolesMaySee() {
        VaultToken token = make(shop.create(freshEmail()), Shop.EMAIL);

        OpenToken open = open(Shop.intent(TestActor.in("warehouse"), "fulfil-orders"), token.text())
                .orThrow();

        assertThat(open.seen()).isEqualTo(new Seen(View.PRESENT, Optional.empty()));
    }

    @Test
    void refuseWhoMayNotSeeTheField() {
        VaultToken token = make(shop.create(freshEmail()), Shop.EMAIL);

        assertThatThrownBy(() -> open(Shop.intent(shop.support, "answer-questions"), token.text())
                        .orThrow())
                .isInstanceOf(Denied.class);
    }

    /// Whoever may open none must not learn which exist.
    @Test
    @Tag("S23")
    void refuseWhoMayOpenNoneBeforeLookingThemUp() {
        VaultToken token = make(shop.create(freshEmail()), Shop.EMAIL);
        Intent intent = Shop.intent(TestActor.in("support").with(Permission.SUBJECTS_READ), "fulfil-orders");

        assertThatThrownBy(() -> open(intent, token.text())).isInstanceOf(Denied.class);
        assertThatThrownBy(
                        () -> open(intent, VaultToken.random(new SecureRandom()).text()))
                .isInstanceOf(Denied.class);
    }

    /// S23: guessed tokens, near ones and nonsense are all the same unknown.
    @Test
    @Tag("S23")
    void tellGuessesNothing() {
        String text = make(shop.create(freshEmail()), Shop.EMAIL).text();
        String near = text.substring(0, text.length() - 1) + (text.endsWith("a") ? "b" : "a");

        for (String guess : List.of(VaultToken.random(new SecureRandom()).text(), near, "nonsense", "")) {
            assertThat(open(shop.intent(), guess))
                    .isInstanceOfSatisfying(
                            Result.Failed.class,
                            failed -> assertThat((Throwable) failed.why())
                                    .isInstanceOfSatisfying(
                                            NotFound.class,
                                            why -> assertThat(why.code()).isEqualTo("token.unknown")));
        }
        Entry entry = shop.audit.find(EntryQuery.newest(1)).items().getFirst();
        assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(entry.details()).doesNotContainValue(near);
    }

    @Test
    void areStoredAsDigestsOnly() {
        VaultToken token = make(shop.create(freshEmail()), Shop.EMAIL);

        List<byte[]> stored = shop.db.queryForList("select digest from vault.token", byte[].class);

        assertThat(stored).contains(token.digest());
        assertThat(stored).noneMatch(digest -> HexFormat.of().formatHex(digest).contains(token.text()));
    }

    @Test
    void areUnknownOnceRevoked() {
        VaultToken token = make(shop.create(freshEmail()), Shop.EMAIL);

        shop.tokens.revoke(shop.intent(), List.of(token.text())).getFirst().orThrow();

        assertThatThrownBy(() -> open(shop.intent(), token.text()).orThrow()).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> shop.tokens
                        .revoke(shop.intent(), List.of(token.text()))
                        .getFirst()
                        .orThrow())
                .isInstanceOf(NotFound.class);
    }

    @Test
    void areNotMadeForWhatIsNotThere() {
        assertThatThrownBy(() -> make(shop.create(freshEmail()), Shop.PHONE)).isInstanceOf(NotFound.class);
    }

    /// S23: whose purpose or roles open nothing must not learn which tokens exist either.
    @Test
    @Tag("S23")
    void tellNothingToWhomNoPurposeOrRoleOpensAny() {
        VaultToken token = make(shop.create(freshEmail()), Shop.EMAIL);
        String guess = VaultToken.random(new SecureRandom()).text();

        for (Intent intent : List.of(
                Shop.intent(shop.support, "no-such-purpose"),
                Shop.intent(TestActor.in("warehouse"), "answer-questions"))) {
            for (String text : List.of(token.text(), guess)) {
                assertThatThrownBy(() -> open(intent, text)).isInstanceOf(Denied.class);
                assertThatThrownBy(() -> shop.tokens.revoke(intent, List.of(text)))
                        .isInstanceOf(Denied.class);
            }
        }
    }

    /// S43: a purpose the register does not have may be any text, even a customer's name.
    @Test
    @Tag("S43")
    void writeNoPurposeIntoTheLogThatTheRegisterDoesNotHave() {
        VaultToken token = make(shop.create(freshEmail()), Shop.EMAIL);
        Intent intent = Shop.intent(shop.support, "Ada Lovelace");

        assertThatThrownBy(() -> open(intent, token.text())).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> shop.tokens.revoke(intent, List.of(token.text())))
                .isInstanceOf(Denied.class);

        assertThat(shop.db.queryForList("select purpose from audit.entry where purpose is not null", String.class))
                .doesNotContain("Ada Lovelace");
    }

    private static VaultToken make(SubjectId subject, FieldPath field) {
        return shop.tokens
                .make(shop.intent(), List.of(new TokenPlace(subject, field, Optional.empty())), Optional.empty())
                .getFirst()
                .orThrow();
    }

    private static Result<OpenToken> open(Intent intent, String token) {
        return shop.tokens.open(intent, List.of(token)).getFirst();
    }
}
