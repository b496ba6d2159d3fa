package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bailee.server.identity.SecondFactor.NewPasskey;
import org.bailee.server.identity.SecondFactor.NewTotp;
import org.bailee.server.identity.SecondFactor.OwnPasskey;
import org.bailee.server.identity.SecondFactor.OwnRecoveryCode;
import org.bailee.server.identity.SecondFactor.OwnTotp;
import org.bailee.server.identity.SetUpAnswer.SetUpDone;
import org.bailee.server.identity.SetUpAnswer.WrongFactor;
import org.bailee.server.identity.SignInAnswer.Refused;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SetUpTests {
    private static final String OTHER = "another long pass phrase";

    private final StaffRoom room = new StaffRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    @Tag("ASVS-6.3.2")
    void aFreshInstallationHasNobodyAndMakesALinkAtEachStart() {
        assertThat(room.signIn.password("administrator", "", StaffRoom.HERE)).isInstanceOf(Refused.class);
        IssuedLink first = room.first.link().orElseThrow();
        IssuedLink second = room.first.link().orElseThrow();
        assertThat(room.setUp.open(first.token(), StaffRoom.HERE)).isEmpty();
        Session session = open(second);
        room.setUp.name(session, "Ada@example.org", "Ada");
        room.setUp.choosePassword(session, StaffRoom.PASSWORD);
        byte[] secret = StaffRoom.decoded(room.setUp.beginTotp(session).secret());
        SetUpDone done = (SetUpDone) room.setUp.finish(session, new NewTotp(room.code(secret)), StaffRoom.HERE);
        assertThat(done.recoveryCodes()).hasSize(10);
        assertThat(done.signedIn().session().staff().name()).isEqualTo("Ada@example.org");
        assertThat(done.signedIn().session().isComplete()).isTrue();
        assertThat(room.first.link()).isEmpty();
        assertThat(room.signIn.password("ada@example.org", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("ASVS-6.4.1")
    void aSetUpBegunInTimeIsNotCompletedAfterIt() {
        StaffRoom.Person ada = room.administrator();
        IssuedLink link = room.staff.invite(room.fresh(ada), StaffRoom.wanted("bob", StaffRole.SUPPORT));
        room.clock.advance(Duration.ofHours(24).minusMinutes(1));
        Session begun =
                room.setUp.open(link.token(), StaffRoom.HERE).orElseThrow().session();
        room.setUp.choosePassword(begun, StaffRoom.PASSWORD);
        byte[] secret = StaffRoom.decoded(room.setUp.beginTotp(begun).secret());
        room.clock.advance(Duration.ofMinutes(1));
        SecondFactor shown = new SecondFactor.NewTotp(room.code(secret));
        assertThatThrownBy(() -> room.setUp.finish(begun, shown, StaffRoom.HERE))
                .isInstanceOf(Denied.class);
        assertThat(room.signIn.password("bob", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isEqualTo(new SignInAnswer.Refused());
    }

    @Test
    @Tag("ASVS-6.4.1")
    void aLinkIsGoodForItsTimeAndOnce() {
        IssuedLink link = room.first.link().orElseThrow();
        assertThat(link.token()).hasSize(43);
        assertThat(room.dump()).doesNotContain(link.token());
        room.clock.advance(Duration.ofHours(1));
        assertThat(room.setUp.open(link.token(), StaffRoom.HERE)).isEmpty();

        StaffRoom.Person ada = room.administrator();
        IssuedLink invitation = room.staff.invite(room.fresh(ada), StaffRoom.wanted("bob", StaffRole.SUPPORT));
        room.clock.advance(Duration.ofHours(23));
        // Opening does not use it up: mail programs open links too.
        assertThat(room.setUp.open(invitation.token(), StaffRoom.HERE)).isPresent();
        room.complete(invitation);
        assertThat(room.setUp.open(invitation.token(), StaffRoom.HERE)).isEmpty();
        assertThat(room.setUp.open("nonsense", StaffRoom.HERE)).isEmpty();
    }

    /// A whole office behind one address begins on one morning.
    /// Disabled between the look at the session and the completion: the link is still there, and is not enough.
    @Test
    @Tag("S26")
    void whoIsDisabledMeanwhileCompletesNothing() {
        IssuedLink link = room.first.link().orElseThrow();
        Session session = open(link);
        room.setUp.choosePassword(session, StaffRoom.PASSWORD);
        byte[] secret = StaffRoom.decoded(room.setUp.beginTotp(session).secret());
        room.parts.staff().disabled(link.staff().id(), room.means.now());
        assertThatThrownBy(() -> room.setUp.finish(session, new NewTotp(room.code(secret)), StaffRoom.HERE))
                .isInstanceOf(Denied.class);
        assertThat(room.parts.staff().password(link.staff().id())).isEmpty();
        assertThat(room.parts.staff().find(link.staff().id()).orElseThrow().setUpAt())
                .isEmpty();
    }

    /// Or each would make an administrator of its own.
    @Test
    void nodesThatStartAtOnceMakeOneLinkThatIsGood() throws Exception {
        FirstAdministrator other = new FirstAdministrator(room.node(StaffRoom.CHEAP));
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            List<Future<Optional<IssuedLink>>> later = new ArrayList<>();
            IssuedLink first = room.database.tx().write(() -> {
                IssuedLink made = room.first.link().orElseThrow();
                later.add(thread.submit(other::link));
                // It has to wait for what is not committed yet.
                assertThatThrownBy(() -> later.getFirst().get(300, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return made;
            });
            IssuedLink second = later.getFirst().get().orElseThrow();
            assertThat(room.setUp.open(first.token(), StaffRoom.HERE)).isEmpty();
            assertThat(room.setUp.open(second.token(), StaffRoom.HERE)).isPresent();
        }
    }

    @Test
    void slowsNobodyWhoSetsUpWell() {
        StaffRoom.Person ada = room.administrator();
        for (int number = 0; number < 40; number++) {
            assertThat(room.person(ada, "colleague " + number, StaffRole.SUPPORT)
                            .recoveryCodes())
                    .hasSize(10);
        }
    }

    @Test
    void twoWhoOpenedTheSameLinkDoNotBothComplete() {
        IssuedLink link = room.first.link().orElseThrow();
        Session one = open(link);
        Session two = open(link);
        room.setUp.choosePassword(one, StaffRoom.PASSWORD);
        room.setUp.choosePassword(two, OTHER);
        byte[] secret = StaffRoom.decoded(room.setUp.beginTotp(one).secret());
        assertThat(room.setUp.finish(one, new NewTotp(room.code(secret)), StaffRoom.HERE))
                .isInstanceOf(SetUpDone.class);
        room.clock.advance(Duration.ofSeconds(60));
        assertThatThrownBy(() -> room.setUp.finish(two, new NewTotp(room.code(secret)), StaffRoom.HERE))
                .isInstanceOf(Denied.class);
        assertThat(room.signIn.password("administrator", OTHER, StaffRoom.HERE)).isInstanceOf(Refused.class);
    }

    @Test
    @Tag("S38")
    @Tag("ASVS-6.3.4")
    void aSetUpSessionDoesNothingElse() {
        Session session = open(room.first.link().orElseThrow());
        assertThat(session.isComplete()).isFalse();
        assertThatThrownBy(() -> room.sessions.list(session)).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> room.signIn.totp(session, "123456", StaffRoom.HERE))
                .isInstanceOf(Denied.class);
        assertThatThrownBy(() -> room.factors.list(session)).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> room.setUp.finish(session, new OwnTotp("123456"), StaffRoom.HERE))
                .isInstanceOf(Denied.class);
        room.clock.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> room.setUp.state(room.fresh(room.administrator())))
                .isInstanceOf(Denied.class);
    }

    @Test
    @Tag("ASVS-6.3.3")
    void needsBothAPasswordAndASecondFactor() {
        Session session = open(room.first.link().orElseThrow());
        assertThatThrownBy(() -> room.setUp.choosePassword(session, "password")).isInstanceOf(Invalid.class);
        byte[] secret = StaffRoom.decoded(room.setUp.beginTotp(session).secret());
        assertThat(room.setUp.state(session).isPasswordReady()).isFalse();
        assertThatThrownBy(() -> room.setUp.finish(session, new NewTotp(room.code(secret)), StaffRoom.HERE))
                .isInstanceOf(Denied.class);
        room.setUp.choosePassword(session, StaffRoom.PASSWORD);
        assertThat(room.setUp.finish(session, new NewTotp("000000"), StaffRoom.HERE))
                .isInstanceOf(WrongFactor.class);
        assertThat(room.signIn.password("administrator", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isInstanceOf(Refused.class);
        assertThat(room.setUp.finish(session, new NewTotp(room.code(secret)), StaffRoom.HERE))
                .isInstanceOf(SetUpDone.class);
    }

    @Test
    void setsUpWithAPasskeyInsteadOfAnApp() {
        Session session = open(room.first.link().orElseThrow());
        room.setUp.choosePassword(session, StaffRoom.PASSWORD);
        Passkey key = room.passkey(session.staff(), 1);
        SetUpDone done = (SetUpDone) room.setUp.finish(session, new NewPasskey(key), StaffRoom.HERE);
        assertThat(done.signedIn().session().factors()).containsOnlyKeys(Factor.PASSWORD, Factor.PASSKEY);
        assertThat(room.signIn.passkey(key.credentialId(), StaffRoom.HERE)).isInstanceOf(SignedIn.class);
    }

    /// A lost password does not do away with the second factor.
    @Test
    @Tag("ASVS-6.4.3")
    void aResetOfThePasswordStillNeedsTheSecondFactor() {
        StaffRoom.Person ada = room.administrator();
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
        Session session =
                open((IssuedLink) room.resets.start(room.fresh(ada), bob.staff().id(), LinkKind.RESET_PASSWORD));
        room.setUp.choosePassword(session, OTHER);
        assertThatThrownBy(() -> room.setUp.beginTotp(session)).isInstanceOf(Denied.class);
        assertThatThrownBy(
                        () -> room.setUp.finish(session, new NewPasskey(room.passkey(bob.staff(), 1)), StaffRoom.HERE))
                .isInstanceOf(Denied.class);
        String foreign = ada.recoveryCodes().getFirst();
        assertThat(room.setUp.finish(session, new OwnRecoveryCode(foreign), StaffRoom.HERE))
                .isInstanceOf(WrongFactor.class);
        assertThat(room.setUp.finish(session, new OwnPasskey(new byte[] {9}), StaffRoom.HERE))
                .isInstanceOf(WrongFactor.class);
        // Until it is completed, the old password stays.
        assertThat(room.signIn.password("bob", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isInstanceOf(SignedIn.class);
        room.clock.advance(Duration.ofSeconds(60));
        SetUpDone done = (SetUpDone) room.setUp.finish(session, new OwnTotp(room.code(bob)), StaffRoom.HERE);
        assertThat(done.recoveryCodes()).isEmpty();
        assertThat(room.sessions.find(bob.token())).isEmpty();
        assertThat(room.signIn.password("bob", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isInstanceOf(Refused.class);
        assertThat(room.signIn.password("bob", OTHER, StaffRoom.HERE)).isInstanceOf(SignedIn.class);
    }

    @Test
    void aResetOfTheFactorsNeedsThePasswordAndEndsTheOldOnes() {
        StaffRoom.Person ada = room.administrator();
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
        SignedIn opened = room.setUp
                .open(
                        ((IssuedLink) room.resets.start(
                                        room.fresh(ada), bob.staff().id(), LinkKind.RESET_FACTORS))
                                .token(),
                        StaffRoom.HERE)
                .orElseThrow();
        assertThatThrownBy(() -> room.setUp.choosePassword(opened.session(), OTHER))
                .isInstanceOf(Denied.class);
        assertThat(room.setUp.showPassword(opened.session(), "wrong", StaffRoom.HERE))
                .isInstanceOf(Refused.class);
        Session session =
                StaffRoom.session(room.setUp.showPassword(opened.session(), StaffRoom.PASSWORD, StaffRoom.HERE));
        assertThat(room.sessions.find(opened.token())).isEmpty();
        byte[] secret = StaffRoom.decoded(room.setUp.beginTotp(session).secret());
        assertThat(room.setUp.finish(session, new NewTotp(room.code(secret)), StaffRoom.HERE))
                .isInstanceOf(SetUpDone.class);
        room.clock.advance(Duration.ofSeconds(60));
        Session half = StaffRoom.session(room.signIn.password("bob", StaffRoom.PASSWORD, StaffRoom.HERE));
        assertThat(room.signIn.totp(half, room.code(bob), StaffRoom.HERE)).isInstanceOf(Refused.class);
        assertThat(room.signIn.recoveryCode(half, bob.recoveryCodes().getFirst(), StaffRoom.HERE))
                .isInstanceOf(Refused.class);
        assertThat(room.signIn.totp(half, room.code(secret), StaffRoom.HERE)).isInstanceOf(SignedIn.class);
    }

    @Test
    void namesAreGivenOnceHoweverTheyAreWritten() {
        StaffRoom.Person ada = room.administrator();
        Session by = room.fresh(ada);
        room.staff.invite(by, StaffRoom.wanted("Straße", StaffRole.SUPPORT));
        assertThatThrownBy(() -> room.staff.invite(by, StaffRoom.wanted(" STRASSE ", StaffRole.SUPPORT)))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> room.staff.invite(by, StaffRoom.wanted("a\u202eb")))
                .isInstanceOfSatisfying(
                        Invalid.class, wrong -> assertThat(wrong.violations()).hasSize(3));
    }

    private Session open(IssuedLink link) {
        return Optional.of(link)
                .flatMap(issued -> room.setUp.open(issued.token(), StaffRoom.HERE))
                .orElseThrow()
                .session();
    }
}
