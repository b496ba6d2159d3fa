package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.server.keys.CustodiansTests.mistyped;
import static org.bailee.server.keys.CustodiansTests.refuses;
import static org.bailee.server.keys.TestCustody.ADMINISTRATOR;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailee.crypto.shares.Split;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A server that starts sealed opens to enough custodians, and to nothing less.
class UnsealerTests {
    private static final String HERE = "here";

    private final TestDatabase database = TestDatabase.fresh();
    private final TestCustody founder = TestCustody.on(database, TestCustody.FIRST);
    private final byte[] known = digest(founder);
    private final List<String> shares = founder.appoint(2, 3, Optional.empty());
    private final TestCustody node = TestCustody.on(database, CustodianSeal.awaited());

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void opensToAnyChoiceOfEnoughCustodians() {
        for (int[] choice : new int[][] {{0, 1}, {2, 0}, {1, 2}}) {
            TestCustody sealed = TestCustody.on(database, CustodianSeal.awaited());
            assertThat(sealed.ring().isSealed()).isTrue();
            UnsealProgress progress = sealed.unsealer().share(shares.get(choice[0]), HERE);
            assertThat(progress.isSealed()).isTrue();
            assertThat(progress.kinds()).containsExactlyInAnyOrder("key-file", "custodians");
            assertThat(progress.custodians().getFirst().brought()).containsExactly(choice[0] + 1);
            assertThat(progress.custodians().getFirst().missing()).isEqualTo(1);
            assertThat(sealed.unsealer().share(shares.get(choice[1]), HERE).isSealed())
                    .isFalse();
            assertThat(digest(sealed)).isEqualTo(known);
        }
        assertThat(database.db().queryForList("select kind from audit.entry order by at, entry_id", String.class))
                .containsSubsequence("share-given", "share-given", "server-unsealed");
    }

    // S39: fewer custodians than are needed.
    @Test
    @Tag("S39")
    void staysSealedToOneHoweverOftenTheyCome() {
        for (int i = 0; i < 5; i++) {
            node.unsealer().share(shares.getFirst(), HERE);
        }
        assertThat(node.ring().isSealed()).isTrue();
        refuses(Unavailable.class, "keys.sealed", () -> digest(node));
    }

    @Test
    @Tag("S39")
    void forgetsSharesThatDoNotFitTogether() {
        List<String> forged = forged();
        node.unsealer().share(shares.getFirst(), HERE);
        refuses(Invalid.class, "share.false", () -> node.unsealer().share(forged.get(1), HERE));
        assertThat(node.unsealer().progress().custodians().getFirst().brought()).isEmpty();
        node.unsealer().share(forged.get(0), HERE);
        refuses(Invalid.class, "share.repeated", () -> node.unsealer().share(shares.getFirst(), HERE));
        assertThat(node.ring().isSealed()).isTrue();
        node.clock().advance(Gathering.PATIENCE);
        node.unsealer().share(shares.get(0), HERE);
        node.unsealer().share(shares.get(1), HERE);
        assertThat(node.ring().isSealed()).isFalse();
    }

    @Test
    void saysWhatIsWrongWithAShare() {
        refuses(Invalid.class, "share.damaged", () -> node.unsealer().share(mistyped(shares.getFirst()), HERE));
        refuses(Invalid.class, "share.unlike", () -> node.unsealer().share("open, sesame", HERE));
        String foreign = Split.of(new byte[Split.SECRET], 2, 3, new java.security.SecureRandom())
                .shares()
                .getFirst()
                .text();
        refuses(Invalid.class, "share.foreign", () -> node.unsealer().share(foreign, HERE));
    }

    @Test
    void letsNobodyTryOnAndOn() {
        for (int i = 0; i < 10; i++) {
            refuses(Denied.class, "unseal.not-opened", () -> node.unsealer().open(file("wrong"), HERE));
        }
        refuses(Unavailable.class, "unseal.too-fast", () -> node.unsealer().open(file("wrong"), HERE));
        refuses(Denied.class, "unseal.not-opened", () -> node.unsealer().open(file("wrong"), "elsewhere"));
        node.clock().advance(Duration.ofMinutes(1));
        refuses(Denied.class, "unseal.not-opened", () -> node.unsealer().open(file("wrong"), HERE));
    }

    @Test
    void opensByAPassphraseThatSomebodyBrings() {
        founder.seals().addPassphrase(ADMINISTRATOR, "safe", "correct horse battery staple", TestCustody.OPENING);
        refuses(
                Denied.class,
                "unseal.not-opened",
                () -> node.unsealer().open(new Opening.ByPassphrase("correct horse battery stable"), HERE));
        node.unsealer().open(new Opening.ByPassphrase("correct horse battery staple"), HERE);
        assertThat(digest(node)).isEqualTo(known);
        assertThat(node.ring().openedBy()).hasValue("passphrase");
        refuses(
                Conflict.class,
                "keys.open",
                () -> node.unsealer().open(new Opening.ByPassphrase("correct horse battery staple"), HERE));
    }

    /// What was erased since a backup is erased again before anybody is let in; if that cannot be done, nobody is.
    @Test
    void isSealedAgainIfItMustNotServeYet() {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger tried = new AtomicInteger();
        TestCustody sealed = TestCustody.on(
                database,
                List.of(done::incrementAndGet, () -> {
                    if (tried.incrementAndGet() == 1) {
                        throw new Unavailable("journal.missing", "There is no journal.", "Put it there.");
                    }
                }),
                CustodianSeal.awaited());
        sealed.unsealer().share(shares.get(0), HERE);
        refuses(Unavailable.class, "journal.missing", () -> sealed.unsealer().share(shares.get(1), HERE));
        assertThat(sealed.ring().isSealed()).isTrue();
        refuses(Unavailable.class, "keys.sealed", () -> digest(sealed));
        sealed.unsealer().share(shares.get(0), HERE);
        sealed.unsealer().share(shares.get(1), HERE);
        assertThat(sealed.ring().isSealed()).isFalse();
        assertThat(done).hasValue(1);
    }

    /// Where custodians are the only seal, they let who manages the seals add another.
    @Test
    void letsCustodiansOpenAServerThatRunsForAChangeOfItsSeals() {
        founder.seals()
                .remove(
                        ADMINISTRATOR,
                        founder.seals().list(ADMINISTRATOR).getFirst().id(),
                        opened(founder));
        shares.subList(0, 2).forEach(share -> node.unsealer().share(share, HERE));
        refuses(Denied.class, "seal.not-opened", () -> add(new Opening.ByCustodians()));
        node.unsealer().share(shares.get(2), HERE);
        refuses(Denied.class, "seal.not-opened", () -> add(new Opening.ByCustodians()));
        node.unsealer().share(shares.get(0), HERE);
        add(new Opening.ByCustodians());
        node.clock().advance(Gathering.PATIENCE);
        refuses(Denied.class, "seal.not-opened", () -> add(new Opening.ByCustodians()));
    }

    private NewKeyFile add(Opening opening) {
        return node.seals().addKeyFile(ADMINISTRATOR, "bank", opening);
    }

    private Opening opened(TestCustody custody) {
        shares.subList(1, 3).forEach(share -> custody.unsealer().share(share, HERE));
        return new Opening.ByCustodians();
    }

    /// Whole shares of the same split as far as anybody can see, of another secret.
    private List<String> forged() {
        byte[] sealed = Objects.requireNonNull(database.db()
                .queryForObject("select sealed from keys.sealed_root where kind = 'custodians'", byte[].class));
        long id = CustodianSeal.split(sealed).orElseThrow().id();
        java.security.SecureRandom fixed = new java.security.SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public long nextLong() {
                return id;
            }
        };
        return Split.of(new byte[Split.SECRET], 2, 3, fixed).shares().stream()
                .map(share -> share.text())
                .toList();
    }

    private static Opening file(String content) {
        return new Opening.ByKeyFile(content);
    }

    private static byte[] digest(TestCustody custody) {
        return custody.ring().digest(new FieldPath("profile", "email"), "exact", "ada@example.org");
    }
}
