package org.bailee.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.access.Desk.ORDERS;
import static org.bailee.server.access.Desk.person;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailee.server.access.Approval.Standing;
import org.bailee.server.identity.PeopleLimit;
import org.bailee.server.identity.ServiceAccount;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.register.View;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.Violation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S15, S45 in spirit: roles for a time, by somebody else's approval.
class ApprovalsTests {
    private static final Desk desk = new Desk();

    private final StaffMember asker = desk.staff.member(StaffRole.SUPPORT);
    private final StaffMember officer = desk.staff.member(StaffRole.PRIVACY_OFFICER);

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @Tag("S15")
    void lendsARoleForOneActivityUntilItRunsOut() {
        desk.assertRefused("role.sees-nothing", () -> desk.read(asker, person()));
        Approval asked = ask();
        desk.assertRefused("role.sees-nothing", () -> desk.read(asker, person()));

        approve(asked);

        assertThat(desk.read(asker, person()).views()).containsEntry(Desk.NAME, View.PLAIN);
        // Standing roles of others, and other activities, are as before.
        desk.assertRefused(
                "role.sees-nothing",
                () -> desk.access.read(
                        Desk.intent(asker, "answer-questions"), Permission.SUBJECTS_READ, person(), Set.of()));
        desk.assertRefused("role.sees-nothing", () -> desk.read(officer, person()));
        desk.rooms.clock().advance(Duration.ofHours(2));
        desk.assertRefused("role.sees-nothing", () -> desk.read(asker, person()));
        assertThat(desk.approvals.standing(desk.approvals.find(session(officer), asked.id())))
                .isEqualTo(Standing.RUN_OUT);
    }

    @Test
    @Tag("S26")
    void endsAtOnceForWhoAskedAndForWhoMayApprove() {
        Approval first = approve(ask());
        desk.read(asker, person());
        desk.approvals.end(session(asker), first.id());
        desk.assertRefused("role.sees-nothing", () -> desk.read(asker, person()));

        Approval second = approve(ask());
        desk.approvals.end(session(officer), second.id());
        desk.assertRefused("role.sees-nothing", () -> desk.read(asker, person()));
        desk.assertRefused("approval.decided", () -> desk.approvals.end(session(officer), second.id()));
        assertThat(desk.kinds("approval-ended")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void nobodyApprovesWhatTheyAskedFor() {
        Approval own = desk.approvals.askForRole(session(officer), ORDERS, "support", 1, "TICKET-1");
        desk.assertRefused("approval.same-person", () -> desk.approvals.approve(session(officer), own.id()));
        desk.assertRefused("role.sees-nothing", () -> desk.read(officer, person()));
        assertThat(desk.approvals.waitingFor(session(officer)))
                .noneMatch(one -> one.id().equals(own.id()));
    }

    /// A key is a way to ask that would hide who asks.
    @Test
    void nobodyApprovesWhatTheirKeyAskedForNorAKeyOfTheirKey() {
        ServiceAccount key = desk.staff.key(officer.id(), PeopleLimit.of(1), "support");
        ServiceAccount grandchild = desk.staff.key(key.id(), PeopleLimit.of(1), "support");
        for (ServiceAccount account : List.of(key, grandchild)) {
            Approval asked = desk.approvals.askForBulk(account, ORDERS, 5, 1, "TICKET-1");
            desk.assertRefused("approval.same-person", () -> desk.approvals.approve(session(officer), asked.id()));
        }
    }

    /// Or an administrator would invent the colleague who agrees.
    @Test
    @Tag("S45")
    void nobodyApprovesWhatWhoBroughtThemInAskedForNorAKeyOfTheirs() {
        StaffMember invented = desk.staff.member(StaffRole.PRIVACY_OFFICER);
        desk.staff.brought(invented, asker);
        ServiceAccount key = desk.staff.key(asker.id(), PeopleLimit.of(1), "support");
        Approval bulk = desk.approvals.askForBulk(key, ORDERS, 5, 1, "TICKET-1");
        for (Approval asked : List.of(ask(), bulk)) {
            desk.assertRefused("approval.from-asker", () -> desk.approvals.approve(session(invented), asked.id()));
            assertThat(desk.approvals.waitingFor(session(invented))).doesNotContain(asked);
            assertThat(desk.approvals.waitingFor(session(officer))).contains(asked);
            approve(asked);
        }
    }

    @Test
    void whoMayNotApproveDoesNot() {
        Approval asked = ask();
        for (StaffRole role : List.of(StaffRole.SUPPORT, StaffRole.MARKETING, StaffRole.AUDITOR, StaffRole.DEVELOPER)) {
            Session other = session(desk.staff.member(role));
            desk.assertRefused("permission.missing", () -> desk.approvals.approve(other, asked.id()));
            desk.assertRefused("permission.missing", () -> desk.approvals.decline(other, asked.id()));
            assertThat(desk.approvals.waitingFor(other)).isEmpty();
        }
    }

    @Test
    void approvingNeedsARecentSecondFactor() {
        Approval asked = ask();
        Session old = session(officer);
        desk.rooms.clock().advance(Duration.ofMinutes(6));
        desk.assertRefused("session.step-up", () -> desk.approvals.approve(old, asked.id()));
        desk.assertRefused("session.incomplete", () -> desk.approvals.approve(desk.staff.halfway(officer), asked.id()));
    }

    @Test
    void anApproverDisabledMeanwhileApprovesNothing() {
        Approval asked = ask();
        StaffMember leaving = desk.staff.member(StaffRole.ADMINISTRATOR);
        Session before = session(leaving);
        desk.staff.disable(leaving);
        desk.assertRefused("approval.not-yours", () -> desk.approvals.approve(before, asked.id()));
        desk.assertRefused("role.sees-nothing", () -> desk.read(asker, person()));
    }

    @Test
    void nothingIsApprovedForWhoWasDisabledOrRevokedMeanwhile() {
        Approval asked = ask();
        desk.staff.disable(asker);
        desk.assertRefused("approval.asker-gone", () -> approve(asked));

        ServiceAccount key = desk.staff.key(asker.id(), PeopleLimit.of(1), "support");
        Approval bulk = desk.approvals.askForBulk(key, ORDERS, 5, 1, "TICKET-1");
        desk.staff.revoke(key);
        desk.assertRefused("approval.asker-gone", () -> approve(bulk));
    }

    @Test
    void nothingIsApprovedAfterADay() {
        Approval asked = ask();
        desk.rooms.clock().advance(Duration.ofHours(24));
        assertThat(desk.approvals.waitingFor(session(officer)))
                .noneMatch(one -> one.id().equals(asked.id()));
        desk.assertRefused("approval.too-old", () -> approve(asked));
        desk.assertRefused("role.sees-nothing", () -> desk.read(asker, person()));
    }

    @Test
    void whatWasDeclinedOrWithdrawnIsNotApproved() {
        Approval declined = ask();
        desk.approvals.decline(session(officer), declined.id());
        desk.assertRefused("approval.decided", () -> approve(declined));
        Approval withdrawn = ask();
        desk.approvals.end(session(asker), withdrawn.id());
        desk.assertRefused("approval.decided", () -> approve(withdrawn));
        desk.assertRefused("role.sees-nothing", () -> desk.read(asker, person()));
    }

    @Test
    void ofManyWhoDecideAtOnceOneWins() throws Exception {
        Approval asked = ask();
        AtomicInteger number = new AtomicInteger();
        List<Session> sessions = java.util.stream.IntStream.range(0, 20)
                .mapToObj(_ -> session(desk.staff.member(StaffRole.ADMINISTRATOR)))
                .toList();

        List<Boolean> won = Desk.atOnce(20, () -> {
            int mine = number.getAndIncrement();
            return mine % 2 == 0
                    ? desk.approvals.approve(sessions.get(mine), asked.id())
                    : desk.approvals.decline(sessions.get(mine), asked.id());
        });

        assertThat(won.stream().filter(done -> done)).hasSize(1);
        assertThat(desk.kinds("approval-given").stream()
                                .filter(entry -> asked.id()
                                        .toString()
                                        .equals(entry.details().get("request")))
                                .count()
                        + desk.kinds("approval-declined").stream()
                                .filter(entry -> asked.id()
                                        .toString()
                                        .equals(entry.details().get("request")))
                                .count())
                .isEqualTo(1);
    }

    @Test
    void saysEverythingWrongWithARequestAtOnce() {
        assertThatThrownBy(() -> desk.approvals.askForRole(
                        session(asker), "no-such", "nobody", 9, "because Ada Lovelace called"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::where)
                                .containsExactly("purpose", "hours", "reason"))
                .hasMessageNotContaining("Ada");
        assertThatThrownBy(() -> desk.approvals.askForBulk(asker, ORDERS, 0, 0, ""))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::where)
                                .containsExactly("people", "hours", "reason"));
    }

    @Test
    void aDeveloperMayNotEvenAsk() {
        StaffMember developer = desk.staff.member(StaffRole.DEVELOPER);
        desk.assertRefused(
                "permission.missing",
                () -> desk.approvals.askForRole(session(developer), ORDERS, "support", 1, "TICKET-1"));
    }

    @Test
    void nobodyFillsTheListWithRequests() {
        for (int i = 0; i < Approvals.MOST_WAITING; i++) {
            ask();
        }
        assertThatThrownBy(this::ask).isInstanceOf(Conflict.class);
    }

    @Test
    @Tag("S16")
    void norByAskingManyTimesAtOnce() throws Exception {
        List<Boolean> asked = Desk.atOnce(50, this::ask);
        assertThat(asked.stream().filter(done -> done)).hasSize(Approvals.MOST_WAITING);
    }

    /// A role lent to somebody who is then given other work goes with the right to ask for it.
    @Test
    @Tag("S26")
    void whoMayNoLongerAskHasNoLentRoleEither() {
        approve(ask());
        assertThat(desk.access.sees(asker)).containsKey(ORDERS);
        StaffMember moved = desk.staff.changed(asker, StaffRole.DEVELOPER);
        assertThat(desk.access.sees(moved)).isEmpty();
        desk.assertRefused("permission.missing", () -> desk.read(moved, person()));
    }

    @Test
    void showsOnesOwnAndAllToWhoDecidesOrAudits() {
        Approval asked = ask();
        StaffMember other = desk.staff.member(StaffRole.SUPPORT);
        assertThat(desk.approvals.list(session(asker), Optional.empty(), 10).items())
                .extracting(Approval::id)
                .containsExactly(asked.id());
        assertThat(desk.approvals.list(session(other), Optional.empty(), 10).items())
                .isEmpty();
        desk.assertRefused("approval.not-yours", () -> desk.approvals.find(session(other), asked.id()));
        desk.assertRefused("approval.not-yours", () -> desk.approvals.end(session(other), asked.id()));
        for (StaffRole role : List.of(StaffRole.ADMINISTRATOR, StaffRole.PRIVACY_OFFICER, StaffRole.AUDITOR)) {
            assertThat(desk.approvals.find(session(desk.staff.member(role)), asked.id()))
                    .isEqualTo(asked);
        }
    }

    @Test
    @Tag("S26")
    void endingAnothersNeedsAStepUpAndOnesOwnDoesNot() {
        Approval asked = ask();
        Session stale = session(officer);
        Session own = session(asker);
        desk.rooms.clock().advance(Duration.ofMinutes(6));
        desk.assertRefused("session.step-up", () -> desk.approvals.end(stale, asked.id()));
        assertThat(desk.approvals.end(own, asked.id()).id()).isEqualTo(asked.id());
    }

    private Approval ask() {
        return desk.approvals.askForRole(session(asker), ORDERS, "support", 2, "TICKET-1");
    }

    private Approval approve(Approval asked) {
        return desk.approvals.approve(session(officer), asked.id());
    }

    private static Session session(StaffMember member) {
        return desk.staff.session(member);
    }
}
