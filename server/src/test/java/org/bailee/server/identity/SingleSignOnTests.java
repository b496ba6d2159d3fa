package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.identity.ProviderRoom.arrived;
import static org.bailee.server.identity.ProviderRoom.why;
import static org.bailee.server.identity.Said.said;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailee.crypto.Corrupt;
import org.bailee.server.audit.Entry;
import org.bailee.server.identity.ProviderAnswer.Arrived;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who comes in on an identity provider's word, and who does not. What the word is worth stands in `ProviderTests`.
class SingleSignOnTests {
    private final StaffRoom room = new StaffRoom();
    private final StaffRoom.Person ada = room.administrator();
    private final StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
    private final ProviderRoom provider = new ProviderRoom(room);
    private final ProviderLinks links = provider.links;

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void letsInWhoLinkedThemselvesAndAsksForTheirSecondFactor() {
        SingleSignOn door = provider.plain();
        provider.linked(door, bob, "sub-bob");
        Session half = arrived(provider.signIn(door, said("sub-bob")));
        assertThat(half.staff().id()).isEqualTo(bob.staff().id());
        assertThat(half.isComplete()).isFalse();
        room.clock.advance(Duration.ofMinutes(1));
        assertThat(StaffRoom.session(room.signIn.totp(half, room.code(bob), StaffRoom.HERE))
                        .isComplete())
                .isTrue();
    }

    @Test
    void aLinkNeedsAStepUpAndGivesANewTokenAndEndsOtherSessions() {
        SingleSignOn door = provider.plain();
        SignedIn other = room.signedIn(bob);
        SignedIn in = room.signedIn(bob);
        ProviderFlow flow = door.beginLink(in.session());
        Arrived arrived = (Arrived) door.arrive(flow, said("sub-bob"), StaffRoom.HERE);
        assertThat(room.sessions.find(in.token())).isEmpty();
        assertThat(room.sessions.find(other.token())).isEmpty();
        assertThat(room.sessions.find(arrived.signedIn().token())).isPresent();
        assertThat(links.linkedSince(arrived.signedIn().session())).contains(room.means.now());
        room.clock.advance(Duration.ofMinutes(6));
        Session stale = arrived.signedIn().session();
        assertThatThrownBy(() -> door.beginLink(stale)).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> links.unlink(stale, StaffRoom.HERE)).isInstanceOf(Denied.class);
    }

    @Test
    @Tag("S37")
    void takesEachFlowOnceInItsBrowserForTenMinutes() {
        SingleSignOn door = provider.plain();
        ProviderFlow flow = door.begin();
        ProviderFlow theirs = door.begin();
        assertThat(door.take(theirs.token(), flow.state())).isEmpty();
        assertThat(door.take(flow.token(), theirs.state())).isEmpty();
        assertThat(door.take(flow.token(), "")).isEmpty();
        assertThat(door.take("x", flow.state())).isEmpty();
        assertThat(door.take(flow.token(), flow.state()).map(ProviderFlow::nonce))
                .contains(flow.nonce());
        assertThat(door.take(flow.token(), flow.state())).isEmpty();
        room.clock.advance(SingleSignOn.LONGEST);
        assertThat(door.take(theirs.token(), theirs.state())).isEmpty();
    }

    @Test
    @Tag("S37")
    void takesAFlowOnceThoughManyComeAtTheSameMoment() throws Exception {
        SingleSignOn door = provider.plain();
        ProviderFlow flow = door.begin();
        try (ExecutorService many = Executors.newFixedThreadPool(16)) {
            Callable<Boolean> take = () -> door.take(flow.token(), flow.state()).isPresent();
            int taken = 0;
            for (Future<Boolean> each : many.invokeAll(java.util.Collections.nCopies(16, take))) {
                taken += each.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        }
    }

    @Test
    void knowsNobodyByNameOrMail() {
        SingleSignOn door = provider.plain();
        provider.linked(door, bob, "sub-bob");
        assertThat(why(provider.signIn(door, new Said("sub-other").named("bob").done())))
                .isEqualTo(ProviderRefusal.UNKNOWN_SUBJECT);
        ProviderStatement elsewhere = new ProviderStatement(
                "https://evil.example",
                "sub-bob",
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        assertThat(why(provider.signIn(door, elsewhere))).isEqualTo(ProviderRefusal.UNKNOWN_SUBJECT);
    }

    @Test
    @Tag("ASVS-6.8.1")
    void aSubjectIsOnePersonsAndAPersonHasOne() {
        SingleSignOn door = provider.plain();
        provider.linked(door, bob, "sub-bob");
        Session other = room.fresh(ada);
        assertThat(why(door.arrive(door.beginLink(other), said("sub-bob"), StaffRoom.HERE)))
                .isEqualTo(ProviderRefusal.TAKEN);
        provider.linked(door, bob, "sub-new");
        assertThat(why(provider.signIn(door, said("sub-bob")))).isEqualTo(ProviderRefusal.UNKNOWN_SUBJECT);
        assertThat(arrived(provider.signIn(door, said("sub-new"))).staff().id())
                .isEqualTo(bob.staff().id());
    }

    @Test
    void whoIsDisabledHereStaysOut() {
        SingleSignOn door = provider.open("All=support");
        provider.linked(door, bob, "sub-bob");
        room.staff.disable(room.fresh(ada), bob.staff().id());
        assertThat(why(provider.signIn(door, new Said("sub-bob").in("All").done())))
                .isEqualTo(ProviderRefusal.NOT_ACTIVE);
        assertThat(room.database
                        .db()
                        .queryForObject(
                                "select count(*) from identity.session where staff_id = ?",
                                Long.class,
                                bob.staff().id().value()))
                .isZero();
    }

    @Test
    void unlinkedWhoLinkedIsLetInNoMore() {
        SingleSignOn door = provider.plain();
        Session in = provider.linked(door, bob, "sub-bob");
        Session after = links.unlink(in, StaffRoom.HERE).session();
        assertThat(links.linkedSince(after)).isEmpty();
        assertThat(why(provider.signIn(door, said("sub-bob")))).isEqualTo(ProviderRefusal.UNKNOWN_SUBJECT);
    }

    /// Or whoever had the password before the reset would still come in by a subject of theirs.
    @Test
    void aResetOfThePasswordTakesTheLinkOff() {
        SingleSignOn door = provider.plain();
        provider.linked(door, bob, "sub-bob");
        IssuedLink link =
                (IssuedLink) room.resets.start(room.fresh(ada), bob.staff().id(), LinkKind.RESET_BOTH);
        assertThat(arrived(provider.signIn(door, said("sub-bob"))).staff().id())
                .isEqualTo(bob.staff().id());
        room.clock.advance(java.time.Duration.ofMinutes(1));
        room.complete(link);
        assertThat(why(provider.signIn(door, said("sub-bob")))).isEqualTo(ProviderRefusal.UNKNOWN_SUBJECT);
    }

    @Test
    @Tag("ASVS-6.8.4")
    void whatIsClaimedButNotSetIsNoSecondFactor() {
        SingleSignOn door = provider.plain();
        provider.linked(door, bob, "sub-bob");
        assertThat(arrived(provider.signIn(
                                door,
                                new Said("sub-bob").strongly("gold", "mfa").done()))
                        .isComplete())
                .isFalse();
    }

    @Test
    void anAcceptedSecondFactorCountsFromWhenItWasShown() {
        SingleSignOn door = provider.accepting();
        provider.linked(door, bob, "sub-bob");
        Instant now = room.means.now();
        Session recent = arrived(provider.signIn(
                door,
                new Said("sub-bob")
                        .strongly("gold", "")
                        .at(now.minusSeconds(60))
                        .done()));
        assertThat(recent.isComplete()).isTrue();
        assertThat(recent.isFresh(Duration.ofMinutes(5), now)).isTrue();
        Session old = arrived(provider.signIn(
                door,
                new Said("sub-bob")
                        .strongly("", "mfa")
                        .at(now.minusSeconds(3600))
                        .done()));
        assertThat(old.isComplete()).isTrue();
        assertThat(old.isFresh(Duration.ofMinutes(5), now)).isFalse();
        Session untold = arrived(
                provider.signIn(door, new Said("sub-bob").strongly("gold", "").done()));
        assertThat(untold.isFresh(Duration.ofMinutes(5), now)).isFalse();
        Session ahead = arrived(provider.signIn(
                door,
                new Said("sub-bob")
                        .strongly("gold", "")
                        .at(now.plusSeconds(3600))
                        .done()));
        assertThat(ahead.isFresh(Duration.ofMinutes(5), now.plusSeconds(301))).isFalse();
        assertThat(arrived(provider.signIn(
                                door,
                                new Said("sub-bob").strongly("silver", "pwd").done()))
                        .isComplete())
                .isFalse();
    }

    @Test
    void aStepUpTakesTheSamePersonAnewAndStrongly() {
        SingleSignOn door = provider.accepting();
        provider.linked(door, bob, "sub-bob");
        provider.linked(door, ada, "sub-ada");
        Instant shown = room.means.now();
        SignedIn in = ((Arrived) provider.signIn(
                        door, new Said("sub-bob").strongly("gold", "").at(shown).done()))
                .signedIn();
        room.clock.advance(Duration.ofMinutes(10));
        ProviderFlow flow = door.beginStepUp(in.session());
        Instant now = room.means.now();
        assertThat(why(door.arrive(
                        flow, new Said("sub-ada").strongly("gold", "").at(now).done(), StaffRoom.HERE)))
                .isEqualTo(ProviderRefusal.ANOTHER_PERSON);
        assertThat(why(door.arrive(
                        flow, new Said("sub-bob").strongly("gold", "").at(shown).done(), StaffRoom.HERE)))
                .isEqualTo(ProviderRefusal.SECOND_FACTOR);
        assertThat(why(door.arrive(flow, new Said("sub-bob").at(now).done(), StaffRoom.HERE)))
                .isEqualTo(ProviderRefusal.SECOND_FACTOR);
        assertThat(why(door.arrive(
                        flow, new Said("sub-bob").strongly("gold", "").done(), StaffRoom.HERE)))
                .isEqualTo(ProviderRefusal.SECOND_FACTOR);
        Session after = arrived(door.arrive(
                flow, new Said("sub-bob").strongly("gold", "").at(now).done(), StaffRoom.HERE));
        assertThat(after.isFresh(Duration.ofMinutes(5), now)).isTrue();
        assertThat(after.id()).isEqualTo(in.session().id());
        assertThat(room.sessions.find(in.token())).isEmpty();
    }

    @Test
    void whoSignedOutMeanwhileLinksNothing() {
        SingleSignOn door = provider.accepting();
        Session in = room.fresh(bob);
        ProviderFlow flow = door.beginLink(in);
        room.sessions.end(in);
        assertThat(why(door.arrive(flow, said("sub-bob"), StaffRoom.HERE))).isEqualTo(ProviderRefusal.FLOW);
        assertThat(why(provider.signIn(door, said("sub-bob")))).isEqualTo(ProviderRefusal.UNKNOWN_SUBJECT);
    }

    /// S03 of links: written to another person by who has the database.
    @Test
    void aLinkMovedInTheTableLetsNobodyIn() {
        SingleSignOn door = provider.plain();
        provider.linked(door, bob, "sub-bob");
        room.database
                .db()
                .update(
                        "update identity.provider_link set staff_id = ?",
                        ada.staff().id().value());
        assertThatThrownBy(() -> provider.signIn(door, said("sub-bob"))).isInstanceOf(Corrupt.class);
    }

    @Test
    @Tag("S43")
    void keepsNoSubjectAndNoSecretAndLogsIdsOnly() {
        SingleSignOn door = provider.open("canary-group=support");
        provider.signIn(
                door,
                new Said("canary-sub").named("mona").in("canary-group", "All").done());
        provider.signIn(door, new Said("canary-sub").done());
        ProviderFlow flow = door.begin();
        assertThat(room.dump()).contains("mona");
        assertThat(room.dump())
                .doesNotContain("canary", flow.token(), flow.state(), flow.nonce(), flow.verifier(), Said.ISSUER);
        assertThat(room.kinds("sign-in-refused"))
                .extracting(Entry::details)
                .anySatisfy(details -> assertThat(details).containsEntry("why", "no-role"));
        assertThat(flow.toString()).isEqualTo("[sealed]");
    }

    @Test
    @Tag("S35")
    void slowsWhoBeginsAndNeverArrivesAndNobodyElse() {
        SingleSignOn door = provider.plain();
        for (int i = 0; i < Limit.PROVIDER.free(); i++) {
            assertThat(door.before("192.0.2.66")).isEmpty();
        }
        assertThat(door.before("192.0.2.66")).isPresent();
        assertThat(door.before(StaffRoom.HERE)).isEmpty();
        assertThat(room.signIn.password("bob", StaffRoom.PASSWORD, "192.0.2.66"))
                .isInstanceOf(SignedIn.class);
    }

    @Test
    void whoArrivesIsNotCounted() {
        SingleSignOn door = provider.plain();
        provider.linked(door, bob, "sub-bob");
        for (int i = 0; i < 3 * Limit.PROVIDER.free(); i++) {
            assertThat(door.before(StaffRoom.HERE)).isEmpty();
            arrived(provider.signIn(door, said("sub-bob")));
        }
    }

    @Test
    void whoHasNoPasswordKeepsTheirOnlyWayIn() {
        SingleSignOn door = provider.open("All=support");
        Session mona = arrived(provider.signIn(
                door,
                new Said("sub-mona")
                        .named("mona")
                        .in("All")
                        .strongly("gold", "")
                        .at(room.means.now())
                        .done()));
        assertThatThrownBy(() -> links.unlink(mona, StaffRoom.HERE)).isInstanceOf(Conflict.class);
    }
}
