package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionsTests {
    private final StaffRoom room = new StaffRoom();
    private final StaffRoom.Person ada = room.administrator();
    private final StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
    private final Sessions otherNode = room.node(StaffRoom.CHEAP).sessions();

    @AfterEach
    void close() {
        room.close();
    }

    /// S37: a new token at each step, the old one dead on every node.
    @Test
    @Tag("S37")
    @Tag("ASVS-7.2.4")
    void givesANewTokenAtEachStep() {
        SignedIn half = (SignedIn) room.signIn.password("bob", StaffRoom.PASSWORD, StaffRoom.HERE);
        room.clock.advance(Duration.ofSeconds(60));
        SignedIn whole = (SignedIn) room.signIn.totp(half.session(), room.code(bob), StaffRoom.HERE);
        room.clock.advance(Duration.ofSeconds(60));
        SignedIn steppedUp = (SignedIn) room.signIn.totp(whole.session(), room.code(bob), StaffRoom.HERE);
        assertThat(otherNode.find(half.token())).isEmpty();
        assertThat(otherNode.find(whole.token())).isEmpty();
        Session found = otherNode.find(steppedUp.token()).orElseThrow();
        assertThat(found.id()).isEqualTo(half.session().id());
        assertThatThrownBy(() -> room.sessions.renew(whole.session(), Optional.empty(), StaffRoom.HERE))
                .isInstanceOf(Denied.class);
        assertThat(steppedUp).hasToString("[sealed]");
        assertThat(steppedUp.token()).hasSize(43);
    }

    @Test
    @Tag("ASVS-7.2.3")
    void storesNoToken() {
        SignedIn in = room.signedIn(bob);
        assertThat(room.dump())
                .doesNotContain(in.token())
                .doesNotContain(java.util.HexFormat.of().formatHex(in.token().getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    @Tag("ASVS-7.3.1")
    void endsWhatIsIdle() {
        SignedIn in = room.signedIn(bob);
        for (int minutes = 0; minutes < 60; minutes += 10) {
            room.clock.advance(Duration.ofMinutes(10));
            assertThat(room.sessions.find(in.token())).isPresent();
        }
        room.clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(otherNode.find(in.token())).isPresent();
        room.clock.advance(Duration.ofMinutes(15));
        assertThat(otherNode.find(in.token())).isEmpty();
    }

    @Test
    @Tag("ASVS-7.3.2")
    void endsAfterTheLongestTimeHoweverBusyAndWhateverIsShown() {
        SignedIn in = room.signedIn(bob);
        for (int minutes = 0; minutes < 590; minutes += 10) {
            room.clock.advance(Duration.ofMinutes(10));
            assertThat(room.sessions.find(in.token())).isPresent();
        }
        in = (SignedIn) room.signIn.totp(in.session(), room.code(bob), StaffRoom.HERE);
        assertThat(room.sessions.find(in.token())).isPresent();
        room.clock.advance(Duration.ofMinutes(10));
        assertThat(room.sessions.find(in.token())).isEmpty();
    }

    @Test
    void letsNobodyStandBetweenTwoFactorsForLong() {
        SignedIn half = (SignedIn) room.signIn.password("bob", StaffRoom.PASSWORD, StaffRoom.HERE);
        room.clock.advance(Duration.ofMinutes(10));
        assertThat(room.sessions.find(half.token())).isEmpty();
    }

    @Test
    void writesTheLastUseOnceAMinuteAtMost() {
        SignedIn in = room.signedIn(bob);
        room.clock.advance(Duration.ofSeconds(59));
        room.sessions.find(in.token());
        assertThat(room.sessions.find(in.token()).orElseThrow().seenAt())
                .isEqualTo(in.session().seenAt());
        room.clock.advance(Duration.ofSeconds(1));
        room.sessions.find(in.token());
        assertThat(room.sessions.find(in.token()).orElseThrow().seenAt()).isEqualTo(room.means.now());
    }

    /// S37: replay of an old token after signing out.
    @Test
    @Tag("S37")
    @Tag("ASVS-7.4.1")
    void endsOnEveryNodeAtOnce() {
        SignedIn in = room.signedIn(bob);
        assertThat(otherNode.find(in.token())).isPresent();
        room.sessions.end(in.session());
        assertThat(otherNode.find(in.token())).isEmpty();
        assertThat(room.kinds("session-ended")).hasSize(1);
        for (String nonsense : new String[] {"", "a", "a".repeat(43), "é".repeat(43), "a".repeat(100_000)}) {
            assertThat(room.sessions.find(nonsense)).isEmpty();
        }
    }

    @Test
    @Tag("ASVS-7.5.2")
    void peopleSeeAndEndTheirOwn() {
        SignedIn one = room.signedIn(bob);
        SignedIn two = room.signedIn(bob);
        assertThat(room.sessions.list(two.session()))
                .hasSize(3)
                .filteredOn(OpenSession::isThisOne)
                .extracting(OpenSession::id)
                .containsExactly(two.session().id());
        room.sessions.end(two.session(), one.session().id());
        assertThat(room.sessions.find(one.token())).isEmpty();
        assertThat(room.sessions.endOthers(two.session())).isEqualTo(1);
        assertThat(room.sessions.find(bob.token())).isEmpty();
        assertThat(room.sessions.find(two.token())).isPresent();
    }

    @Test
    @Tag("ASVS-7.4.5")
    void administratorsEndAnybodysAndOthersOnlyTheirOwn() {
        Session administrator = room.fresh(ada);
        SignedIn in = room.signedIn(bob);
        assertThatThrownBy(() -> room.sessions.end(in.session(), administrator.id()))
                .isInstanceOf(Denied.class);
        assertThatThrownBy(() -> room.sessions.list(in.session(), ada.staff().id()))
                .isInstanceOf(Denied.class);
        assertThatThrownBy(() -> room.sessions.endAll(in.session(), ada.staff().id()))
                .isInstanceOf(Denied.class);
        assertThat(room.kinds("staff-change-refused")).hasSize(3);
        Session now = room.fresh(ada);
        assertThat(room.sessions.endAll(now, bob.staff().id())).isEqualTo(2);
        assertThat(room.sessions.find(in.token())).isEmpty();
    }

    @Test
    @Tag("ASVS-7.5.3")
    void endingAColleaguesNeedsAStepUpAndOnesOwnDoesNot() {
        SignedIn in = room.signedIn(bob);
        Session administrator = room.fresh(ada);
        SignedIn other = room.signedIn(ada);
        room.clock.advance(Duration.ofMinutes(6));
        assertThatThrownBy(() -> room.sessions.end(administrator, in.session().id()))
                .isInstanceOfSatisfying(
                        Denied.class, why -> assertThat(why.code()).isEqualTo("session.step-up"));
        assertThatThrownBy(() -> room.sessions.endAll(administrator, bob.staff().id()))
                .isInstanceOfSatisfying(
                        Denied.class, why -> assertThat(why.code()).isEqualTo("session.step-up"));
        assertThat(room.kinds("staff-change-refused")).hasSize(2);
        assertThat(room.sessions.find(in.token())).isPresent();
        room.sessions.end(administrator, other.session().id());
        assertThat(room.sessions.find(other.token())).isEmpty();
    }

    @Test
    @Tag("ASVS-7.4.2")
    @Tag("ASVS-8.3.2")
    void endsWithTheAccountAndWithTheRole() {
        SignedIn in = room.signedIn(bob);
        room.staff.changeRoles(room.fresh(ada), bob.staff().id(), Set.of(StaffRole.AUDITOR), Set.of("support"));
        assertThat(otherNode.find(in.token())).isEmpty();
        SignedIn again = room.signedIn(bob);
        assertThat(again.session().staff().roles()).containsExactly("support");
        room.staff.disable(room.fresh(ada), bob.staff().id());
        assertThat(otherNode.find(again.token())).isEmpty();
        assertThat(room.signIn.password("bob", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isEqualTo(new SignInAnswer.Refused());
    }

    @Test
    @Tag("ASVS-7.5.1")
    @Tag("ASVS-7.5.3")
    void asksForARecentFactorBeforeWhatIsSensitive() {
        Session in = room.fresh(ada);
        room.clock.advance(Duration.ofMinutes(5));
        room.factors.beginTotp(in);
        room.clock.advance(Duration.ofMillis(1));
        assertThatThrownBy(() -> room.factors.beginTotp(in))
                .isInstanceOfSatisfying(
                        Denied.class, why -> assertThat(why.code()).isEqualTo("session.step-up"));
        assertThatThrownBy(() -> room.staff.disable(in, bob.staff().id())).isInstanceOf(Denied.class);
        Session again = StaffRoom.session(room.signIn.totp(in, room.code(ada), StaffRoom.HERE));
        room.factors.beginTotp(again);
    }

    @Test
    @Tag("ASVS-6.7.2")
    void givesAChallengeToOneOnly() {
        SignedIn in = room.signedIn(bob);
        assertThat(room.sessions.takeChallenge(in.session())).isEmpty();
        room.sessions.putChallenge(in.session(), new byte[] {1});
        room.sessions.putChallenge(in.session(), new byte[] {2});
        assertThat(room.sessions.takeChallenge(in.session())).contains(new byte[] {2});
        assertThat(room.sessions.takeChallenge(in.session())).isEmpty();
        room.sessions.end(in.session());
        assertThatThrownBy(() -> room.sessions.putChallenge(in.session(), new byte[] {3}))
                .isInstanceOf(Denied.class);
    }

    @Test
    @Tag("ASVS-7.1.1")
    void refusesLimitsThatAreNone() {
        Duration idle = Duration.ofMinutes(15);
        Duration longest = Duration.ofHours(10);
        Duration stepUp = Duration.ofMinutes(5);
        java.util.List<String> none = java.util.List.of();
        assertThatThrownBy(() -> new SignInSettings(Duration.ofHours(2), longest, stepUp, none))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new SignInSettings(idle, Duration.ofHours(25), stepUp, none))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new SignInSettings(idle, longest, Duration.ofMinutes(16), none))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new SignInSettings(idle, Duration.ofMinutes(14), stepUp, none))
                .isInstanceOf(Invalid.class);
    }
}
