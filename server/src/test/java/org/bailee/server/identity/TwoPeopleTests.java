package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.server.shared.Denied;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// No administrator alone is two people: not by inventing one, nor by taking over another's account.
@Tag("S45")
class TwoPeopleTests {
    private final StaffRoom room = new StaffRoom();
    private final StaffRoom.Person ada = room.administrator();
    private final Colleagues colleagues = new Colleagues(
            room.parts.staff(),
            new ServiceStore(room.database.db(), room.means.secrets()),
            room.parts.vouching(),
            room.means);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whoWasInvitedIsForAMonthNoSecondPersonForWhoInvited() {
        StaffMember bob = room.person(ada, "bob", StaffRole.PRIVACY_OFFICER).staff();
        assertThat(comesFrom(bob, ada.staff())).isTrue();
        assertThat(comesFrom(ada.staff(), bob)).isFalse();
        room.clock.advance(Vouching.LASTS.minus(Duration.ofMinutes(5)));
        assertThat(comesFrom(bob, ada.staff())).isTrue();
        room.clock.advance(Duration.ofMinutes(5));
        assertThat(comesFrom(bob, ada.staff())).isFalse();
    }

    /// Or whoever has the clock in their hands could be both who makes the rules and who says that the clock is
    /// right.
    @Test
    void norByAClockThatJumpedUntilItIsConfirmed() {
        StaffMember bob = room.person(ada, "bob", StaffRole.PRIVACY_OFFICER).staff();
        room.watch.believes();
        room.clock.advance(Vouching.LASTS);
        assertThat(comesFrom(bob, ada.staff())).isTrue();
        room.watch.confirm(room.clock.instant());
        assertThat(comesFrom(bob, ada.staff())).isFalse();
    }

    /// Nor are those apart who got new factors, or approved last, while somebody had set the clock back for a moment.
    @Test
    void norByAClockThatWasSetBackMeanwhile() {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
        StaffRoom.Person eve = room.person(ada, "eve", StaffRole.PRIVACY_OFFICER);
        for (int week = 0; week < 5; week++) {
            room.watch.believes();
            room.clock.advance(Duration.ofDays(7));
        }
        room.watch.believes();
        Session maker = room.fresh(ada);
        assertThat(comesFrom(bob.staff(), ada.staff())).isFalse();
        room.clock.advance(Vouching.LASTS.negated());
        room.resets.start(maker, bob.staff().id(), LinkKind.RESET_FACTORS);
        room.staff.changeRoles(maker, eve.staff().id(), Set.of(StaffRole.MARKETING), Set.of());
        room.clock.advance(Vouching.LASTS);
        assertThat(comesFrom(bob.staff(), ada.staff())).isTrue();
        assertThat(room.parts
                        .vouching()
                        .takesTwo()
                        .test(room.parts.staff().find(eve.staff().id()).orElseThrow()))
                .isTrue();
    }

    @Test
    void neitherIsWhoWasInvitedByTheInvited() {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.ADMINISTRATOR);
        StaffMember eve = room.person(bob, "eve", StaffRole.PRIVACY_OFFICER).staff();
        assertThat(comesFrom(eve, ada.staff())).isTrue();
    }

    @Test
    void norWhoGotNewFactorsOrTheRightToApproveFromThem() {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
        StaffRoom.Person eve = room.person(ada, "eve", StaffRole.SUPPORT);
        room.clock.advance(Vouching.LASTS);
        room.staff.changeRoles(room.fresh(ada), bob.staff().id(), Set.of(StaffRole.MARKETING), Set.of());
        assertThat(comesFrom(bob.staff(), ada.staff())).isFalse();
        room.staff.changeRoles(room.fresh(ada), bob.staff().id(), Set.of(StaffRole.PRIVACY_OFFICER), Set.of());
        assertThat(comesFrom(bob.staff(), ada.staff())).isTrue();
        room.resets.start(room.fresh(ada), eve.staff().id(), LinkKind.RESET_PASSWORD);
        assertThat(comesFrom(eve.staff(), ada.staff())).isFalse();
        room.resets.start(room.fresh(ada), eve.staff().id(), LinkKind.RESET_FACTORS);
        assertThat(comesFrom(eve.staff(), ada.staff())).isTrue();
    }

    @Test
    void anotherWhoVouchesLaterTakesNothingOfItBack() {
        StaffRoom.Person zoe = room.person(ada, "zoe", StaffRole.ADMINISTRATOR);
        room.clock.advance(Vouching.LASTS);
        StaffMember bob = room.person(ada, "bob", StaffRole.SUPPORT).staff();
        room.staff.changeRoles(room.fresh(zoe), bob.id(), Set.of(StaffRole.PRIVACY_OFFICER), Set.of());
        assertThat(comesFrom(bob, zoe.staff())).isTrue();
        assertThat(comesFrom(bob, ada.staff())).isTrue();
    }

    @Test
    void aKeyAsksForThoseWhoMadeIt() {
        StaffMember bob = room.person(ada, "bob", StaffRole.PRIVACY_OFFICER).staff();
        TestStaff keys = new TestStaff(room.database.db(), room.clock, room.ids, room.means.secrets());
        ServiceAccount key = keys.key(ada.staff().id(), PeopleLimit.of(1));
        ServiceAccount grandchild = keys.key(key.id(), PeopleLimit.of(1));
        assertThat(colleagues.sponsorsOf(bob.id()).test(grandchild.id())).isTrue();
        assertThat(colleagues
                        .sponsorsOf(bob.id())
                        .test(keys.key(bob.id(), PeopleLimit.of(1)).id()))
                .isFalse();
    }

    @Test
    @Tag("ASVS-6.4.4")
    void whoApprovesGetsNewFactorsByTwoOnlyAndStillDoesWhenTheRoleWasTakenFirst() {
        StaffRoom.Person officer = room.person(ada, "officer", StaffRole.PRIVACY_OFFICER);
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.ADMINISTRATOR);
        room.clock.advance(Vouching.LASTS);
        for (StaffRoom.Person person : new StaffRoom.Person[] {officer, bob}) {
            assertThat(start(person)).isInstanceOf(ResetRequest.class);
            room.staff.changeRoles(room.fresh(ada), person.staff().id(), Set.of(StaffRole.SUPPORT), Set.of());
            assertThat(start(person)).isInstanceOf(ResetRequest.class);
            StaffMember now = room.parts.staff().find(person.staff().id()).orElseThrow();
            assertThat(room.resets.takeTwo(room.fresh(ada)).test(now)).isTrue();
        }
        room.clock.advance(Vouching.LASTS);
        assertThat(start(bob)).isInstanceOf(IssuedLink.class);
    }

    @Test
    @Tag("ASVS-6.4.4")
    void theTwoOfAResetDoNotComeFromOneHand() {
        StaffRoom.Person officer = room.person(ada, "officer", StaffRole.PRIVACY_OFFICER);
        StaffRoom.Person old = room.person(ada, "old", StaffRole.ADMINISTRATOR);
        room.clock.advance(Vouching.LASTS);
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.ADMINISTRATOR);
        StaffRoom.Person eve = room.person(ada, "eve", StaffRole.ADMINISTRATOR);
        assertRefused("reset.one-hand", () -> twoReset(ada, bob, officer));
        assertRefused("reset.one-hand", () -> twoReset(bob, ada, officer));
        assertRefused("reset.one-hand", () -> twoReset(bob, eve, officer));
        assertThat(room.kinds("staff-change-refused")).hasSize(3);
        assertThat(twoReset(bob, old, officer).staff().id())
                .isEqualTo(officer.staff().id());
        assertThat(comesFrom(officer.staff(), old.staff())).isTrue();
    }

    /// Or somebody who was sent away leaves a request behind for a friend to approve.
    @Test
    @Tag("ASVS-6.4.4")
    void nothingIsResetForWhoIsNoAdministratorAnyMore() {
        StaffRoom.Person officer = room.person(ada, "officer", StaffRole.PRIVACY_OFFICER);
        StaffRoom.Person demoted = room.person(ada, "demoted", StaffRole.ADMINISTRATOR);
        StaffRoom.Person gone = room.person(ada, "gone", StaffRole.ADMINISTRATOR);
        room.clock.advance(Vouching.LASTS);
        ResetRequest one = (ResetRequest)
                room.resets.start(room.fresh(demoted), officer.staff().id(), LinkKind.RESET_BOTH);
        room.staff.changeRoles(room.fresh(ada), demoted.staff().id(), Set.of(StaffRole.SUPPORT), Set.of());
        assertRefused("reset.asker-gone", () -> room.resets.approve(room.fresh(ada), one.id()));
        ResetRequest other = (ResetRequest)
                room.resets.start(room.fresh(gone), officer.staff().id(), LinkKind.RESET_BOTH);
        room.staff.disable(room.fresh(ada), gone.staff().id());
        assertRefused("reset.asker-gone", () -> room.resets.approve(room.fresh(ada), other.id()));
    }

    private ResetAnswer start(StaffRoom.Person person) {
        return room.resets.start(room.fresh(ada), person.staff().id(), LinkKind.RESET_BOTH);
    }

    private IssuedLink twoReset(StaffRoom.Person asks, StaffRoom.Person approves, StaffRoom.Person whom) {
        ResetRequest asked =
                (ResetRequest) room.resets.start(room.fresh(asks), whom.staff().id(), LinkKind.RESET_BOTH);
        return room.resets.approve(room.fresh(approves), asked.id());
    }

    private boolean comesFrom(StaffMember person, StaffMember sponsor) {
        return colleagues.sponsorsOf(person.id()).test(sponsor.id());
    }

    private static void assertRefused(String rule, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        Denied.class, why -> assertThat(why.code()).isEqualTo(rule));
    }
}
