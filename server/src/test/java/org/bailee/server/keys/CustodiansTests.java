package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bailee.server.keys.TestCustody.ADMINISTRATOR;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Problem;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Custodians are appointed one by one, and none of it counts before all of it does.
class CustodiansTests {
    private static final Opening ITSELF = TestCustody.OPENING;

    private final TestDatabase database = TestDatabase.fresh();
    private final Seal first = TestCustody.FIRST;
    private final TestCustody node = TestCustody.on(database, first);
    private final List<Actor> people = TestCustody.people(3);

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void comesIntoForceOnceEverybodyHasShownTheirShare() {
        begin(2, people);
        List<String> shares = people.stream().map(node.custodians()::show).toList();
        assertThat(shares).doesNotHaveDuplicates().allMatch(share -> share.matches("([a-z2-7]{5}-){15}[a-z2-7]{5}"));
        node.custodians().confirm(people.get(0), shares.get(0).toUpperCase(java.util.Locale.ROOT));
        assertThat(node.custodians().confirm(people.get(1), shares.get(1)).confirmed())
                .isEqualTo(2);
        assertThat(node.seals().list(ADMINISTRATOR)).hasSize(1);
        node.custodians().confirm(people.get(2), shares.get(2));
        KeptSeal seal = node.seals().list(ADMINISTRATOR).getLast();
        assertThat(seal.kind()).isEqualTo("custodians");
        assertThat(seal.custodians())
                .hasValue(new KeptSeal.Shared(2, people.stream().map(Actor::id).toList()));
        assertThat(node.custodians().state(ADMINISTRATOR)).isEmpty();
        assertThat(kinds())
                .containsSubsequence("split-begun", "share-shown", "share-confirmed", "share-confirmed", "seal-added");
    }

    @Test
    void showsAShareToItsCustodianAlone() {
        begin(2, people);
        String share = node.custodians().show(people.getFirst());
        assertThat(node.custodians().show(people.getFirst())).isEqualTo(share);
        refuses(NotFound.class, "split.none", () -> node.custodians().show(ADMINISTRATOR));
        refuses(NotFound.class, "split.none", () -> node.custodians().confirm(ADMINISTRATOR, share));
        node.custodians().show(people.get(1));
        refuses(Invalid.class, "share.not-yours", () -> node.custodians().confirm(people.get(1), share));
        refuses(Invalid.class, "share.damaged", () -> node.custodians().confirm(people.getFirst(), mistyped(share)));
        refuses(Invalid.class, "share.unlike", () -> node.custodians().confirm(people.getFirst(), "what was it"));
        node.custodians().confirm(people.getFirst(), share);
        refuses(NotFound.class, "split.none", () -> node.custodians().show(people.getFirst()));
        assertThat(node.custodians().state(people.get(2))).isPresent();
        assertThat(node.custodians().state(TestActor.in().with())).isEmpty();
    }

    /// Nobody can say to have a share they were never shown.
    @Test
    void takesNoConfirmationOfAShareThatWasNotShown() {
        TestCustody other = TestCustody.on(database, first);
        String foreign = other.appoint(2, 3, Optional.empty()).getFirst();
        begin(2, people);
        refuses(Invalid.class, "share.not-yours", () -> node.custodians().confirm(people.getFirst(), foreign));
    }

    @Test
    void leavesNothingWhenItIsAbandonedOrTakesTooLong() {
        begin(2, people);
        refuses(Conflict.class, "split.under-way", () -> begin(2, people));
        String share = node.custodians().show(people.getFirst());
        refuses(Denied.class, "permission.missing", () -> node.custodians().abandon(people.getFirst()));
        node.custodians().abandon(ADMINISTRATOR);
        refuses(NotFound.class, "split.none", () -> node.custodians().confirm(people.getFirst(), share));
        begin(2, people);
        node.clock().advance(Duration.ofHours(24));
        refuses(NotFound.class, "split.none", () -> node.custodians().show(people.getFirst()));
        assertThat(node.custodians().state(ADMINISTRATOR)).isEmpty();
        assertThat(node.seals().list(ADMINISTRATOR)).hasSize(1);
    }

    @Test
    void refusesWhatIsNoSplit() {
        refuses(Invalid.class, "split.size", () -> begin(1, people));
        refuses(Invalid.class, "split.size", () -> begin(4, people));
        refuses(Invalid.class, "split.size", () -> begin(2, TestCustody.people(17)));
        refuses(Invalid.class, "split.custodians", () -> begin(2, List.of(people.get(0), people.get(0))));
        node.programs().add(people.getLast().id());
        refuses(Invalid.class, "split.custodians", () -> begin(2, people));
        refuses(
                Denied.class,
                "permission.missing",
                () -> node.custodians().begin(people.getFirst(), wanted(2, people), ITSELF));
        refuses(
                Denied.class,
                "seal.not-opened",
                () -> node.custodians()
                        .begin(
                                ADMINISTRATOR,
                                wanted(2, people.subList(0, 2)),
                                new Opening.ByPassphrase("not this one at all")));
    }

    /// A new split seals the same root key: nothing below it is touched, and old shares are worth nothing.
    @Test
    void givesTheSharesToOthers() {
        List<String> old = node.appoint(2, 3, Optional.empty());
        KeptSeal seal = node.seals().list(ADMINISTRATOR).getLast();
        List<String> fresh = node.appoint(3, 5, Optional.of(seal));
        assertThat(node.seals().list(ADMINISTRATOR)).hasSize(2).doesNotContain(seal);
        TestCustody sealed = TestCustody.on(database, CustodianSeal.awaited());
        refuses(Invalid.class, "share.foreign", () -> sealed.unsealer().share(old.getFirst(), "a"));
        fresh.subList(2, 5).forEach(share -> sealed.unsealer().share(share, "a"));
        assertThat(sealed.ring().isSealed()).isFalse();
        assertThat(database.db().queryForObject("select count(*) from keys.custodian", Long.class))
                .isEqualTo(5);
    }

    @Test
    void doesNothingIfTheSealsHaveChangedMeanwhile() {
        KeptSeal other = node.seals().addPassphrase(ADMINISTRATOR, "safe", "correct horse battery staple", ITSELF);
        begin(2, people);
        List<String> shares = people.stream().map(node.custodians()::show).toList();
        KeptSeal opened = node.seals().list(ADMINISTRATOR).getFirst();
        node.seals().remove(ADMINISTRATOR, opened.id(), new Opening.ByPassphrase("correct horse battery staple"));
        node.custodians().confirm(people.get(0), shares.get(0));
        node.custodians().confirm(people.get(1), shares.get(1));
        refuses(Conflict.class, "seal.changed", () -> node.custodians().confirm(people.get(2), shares.get(2)));
        assertThat(node.seals().list(ADMINISTRATOR)).extracting(KeptSeal::id).containsExactly(other.id());
    }

    private SplitState begin(int needed, List<Actor> custodians) {
        return node.custodians().begin(ADMINISTRATOR, wanted(needed, custodians), ITSELF);
    }

    private static NewSplit wanted(int needed, List<Actor> custodians) {
        return new NewSplit(
                "management", needed, custodians.stream().map(Actor::id).toList(), Optional.empty());
    }

    static String mistyped(String share) {
        return share.charAt(0) == 'b' ? "c" + share.substring(1) : "b" + share.substring(1);
    }

    private List<String> kinds() {
        return database.db().queryForList("select kind from audit.entry order by at, entry_id", String.class);
    }

    static void refuses(Class<? extends Problem> type, String code, ThrowingCallable call) {
        assertThatExceptionOfType(type).isThrownBy(call).satisfies(refused -> {
            String said = refused instanceof Invalid invalid
                    ? invalid.violations().getFirst().code()
                    : refused.code();
            assertThat(said).isEqualTo(code);
        });
    }
}
