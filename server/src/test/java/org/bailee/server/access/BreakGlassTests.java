package org.bailee.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailee.server.access.Desk.ORDERS;
import static org.bailee.server.access.Desk.person;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bailee.server.audit.Entry;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.register.View;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One record in an emergency: at once, for that person alone, and reviewed by somebody else.
class BreakGlassTests {
    private static final Desk desk = new Desk();

    private final StaffMember agent = desk.staff.member(StaffRole.SUPPORT);
    private final StaffMember officer = desk.staff.member(StaffRole.PRIVACY_OFFICER);
    private final SubjectId subject = person();

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @Tag("S15")
    void showsThatPersonForThatActivityForAQuarterOfAnHour() {
        desk.assertRefused("role.sees-nothing", () -> desk.read(agent, subject));
        broken(agent, subject);

        assertThat(desk.read(agent, subject).views()).containsEntry(Desk.NAME, View.PLAIN);
        desk.assertRefused("role.sees-nothing", () -> desk.read(agent, person()));
        desk.assertRefused(
                "role.sees-nothing",
                () -> desk.access.read(
                        Desk.intent(agent, "answer-questions"), Permission.SUBJECTS_READ, subject, Set.of()));
        desk.assertRefused("role.sees-nothing", () -> desk.read(desk.staff.member(StaffRole.SUPPORT), subject));
        desk.rooms.clock().advance(Duration.ofMinutes(15));
        desk.assertRefused("role.sees-nothing", () -> desk.read(agent, subject));
    }

    @Test
    @Tag("S15")
    void ofManyPeopleOnlyTheOneIsShown() {
        broken(agent, subject);
        List<Decision> decisions = desk.read(agent, List.of(person(), subject));
        assertThat(decisions.getFirst()).isInstanceOf(Decision.Refused.class);
        assertThat(decisions.getLast()).isInstanceOf(Decision.Granted.class);
    }

    @Test
    void isWrittenLoudlyAndEachUseBeforeItIsMade() {
        Glass glass = broken(agent, subject);
        Entry opened = desk.newest();
        assertThat(opened.kind()).isEqualTo("break-glass-opened");
        assertThat(opened.subject()).contains(subject);
        assertThat(opened.details()).containsEntry("grade", "alarm").containsEntry("role", "support");
        desk.read(agent, subject);
        assertThat(desk.newest().kind()).isEqualTo("break-glass-used");
        assertThat(desk.newest().details())
                .containsEntry("break-glass", glass.id().toString());
    }

    @Test
    void needsPermissionAndARecentSecondFactor() {
        for (StaffRole role : List.of(StaffRole.MARKETING, StaffRole.AUDITOR, StaffRole.DEVELOPER)) {
            StaffMember other = desk.staff.member(role);
            desk.assertRefused("permission.missing", () -> broken(other, subject));
        }
        Session old = desk.staff.session(agent);
        desk.rooms.clock().advance(Duration.ofMinutes(6));
        desk.assertRefused("session.step-up", () -> desk.breakGlass.open(old, subject, "support", ORDERS, "TICKET-1"));
        desk.assertRefused(
                "session.incomplete",
                () -> desk.breakGlass.open(desk.staff.halfway(agent), subject, "support", ORDERS, "TICKET-1"));
    }

    @Test
    void needsAReferenceAndARoleOfTheActivity() {
        Session session = desk.staff.session(agent);
        for (String reason : List.of("", "Ada called")) {
            assertThatThrownBy(() -> desk.breakGlass.open(session, subject, "support", ORDERS, reason))
                    .isInstanceOf(Invalid.class);
        }
        assertThatThrownBy(() -> desk.breakGlass.open(session, subject, "marketing", ORDERS, "TICKET-1"))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> desk.breakGlass.open(session, subject, "support", "no-such", "TICKET-1"))
                .isInstanceOf(Invalid.class);
    }

    /// GDPR Art. 6(1)(a): an emergency of ours is no yes of theirs.
    @Test
    void doesNotStandInForConsent() {
        desk.breakGlass.open(desk.staff.session(agent), subject, "marketing", "newsletter", "TICKET-1");
        desk.assertRefused(
                "consent.missing",
                () -> desk.access.read(Desk.intent(agent, "newsletter"), Permission.SUBJECTS_READ, subject, Set.of()));
    }

    @Test
    void waitsForReviewBySomebodyElse() {
        Glass own = broken(officer, subject);
        assertThat(desk.breakGlass.unreviewed(desk.staff.session(officer))).contains(own);
        assertThat(desk.breakGlass.unreviewed(desk.staff.session(agent))).isEmpty();
        desk.assertRefused("break-glass.same-person", () -> review(officer, own, Glass.Verdict.JUSTIFIED));
        desk.assertRefused("permission.missing", () -> review(agent, own, Glass.Verdict.JUSTIFIED));

        StaffMember administrator = desk.staff.member(StaffRole.ADMINISTRATOR);
        Glass reviewed = review(administrator, own, Glass.Verdict.JUSTIFIED);

        assertThat(reviewed.verdict()).contains(Glass.Verdict.JUSTIFIED);
        assertThat(reviewed.reference()).contains("REVIEW-1");
        assertThat(desk.breakGlass.unreviewed(desk.staff.session(officer))).doesNotContain(own);
        desk.assertRefused("break-glass.reviewed", () -> review(administrator, own, Glass.Verdict.NOT_JUSTIFIED));
    }

    @Test
    @Tag("S45")
    void nobodyReviewsWhatWhoBroughtThemInOpened() {
        StaffMember invented = desk.staff.member(StaffRole.PRIVACY_OFFICER);
        desk.staff.brought(invented, agent);
        Glass glass = broken(agent, subject);
        desk.assertRefused("break-glass.from-opener", () -> review(invented, glass, Glass.Verdict.JUSTIFIED));
        assertThat(review(officer, glass, Glass.Verdict.JUSTIFIED).verdict()).contains(Glass.Verdict.JUSTIFIED);
    }

    @Test
    void aReviewerDisabledMeanwhileReviewsNothing() {
        Glass glass = broken(agent, subject);
        Session before = desk.staff.session(officer);
        desk.staff.disable(officer);
        desk.assertRefused(
                "approval.not-yours",
                () -> desk.breakGlass.review(before, glass.id(), Glass.Verdict.JUSTIFIED, "REVIEW-1"));
    }

    @Test
    @Tag("S26")
    void reviewingAndEndingAnothersNeedsAStepUp() {
        Glass glass = broken(agent, subject);
        Session stale = desk.staff.session(officer);
        Session own = desk.staff.session(agent);
        desk.rooms.clock().advance(Duration.ofMinutes(6));
        desk.assertRefused(
                "session.step-up",
                () -> desk.breakGlass.review(stale, glass.id(), Glass.Verdict.JUSTIFIED, "REVIEW-1"));
        desk.assertRefused("session.step-up", () -> desk.breakGlass.end(stale, glass.id()));
        assertThat(desk.breakGlass.end(own, glass.id()).id()).isEqualTo(glass.id());
    }

    @Test
    void notJustifiedEndsItAtOnceAndSoDoesItsEnd() {
        Glass first = broken(agent, subject);
        review(officer, first, Glass.Verdict.NOT_JUSTIFIED);
        desk.assertRefused("role.sees-nothing", () -> desk.read(agent, subject));
        Glass second = broken(agent, subject);
        desk.breakGlass.end(desk.staff.session(agent), second.id());
        desk.assertRefused("role.sees-nothing", () -> desk.read(agent, subject));
        desk.assertRefused("approval.decided", () -> desk.breakGlass.end(desk.staff.session(agent), second.id()));
        desk.assertRefused(
                "approval.not-yours",
                () -> desk.breakGlass.find(desk.staff.session(desk.staff.member(StaffRole.SUPPORT)), second.id()));
    }

    @Test
    @Tag("S26")
    void endsWithTheRightToOpenInAnEmergency() {
        broken(agent, subject);
        assertThat(desk.read(agent, subject).views()).containsEntry(Desk.NAME, View.PLAIN);
        StaffMember moved = desk.staff.changed(agent, StaffRole.MARKETING);
        desk.assertRefused("role.sees-nothing", () -> desk.read(moved, subject));
    }

    @Test
    @Tag("S16")
    void isNoWayToReadManyEvenAtOnce() throws Exception {
        Session session = desk.staff.session(agent);
        List<Boolean> opened =
                Desk.atOnce(50, () -> desk.breakGlass.open(session, person(), "support", ORDERS, "TICKET-1"));
        assertThat(opened.stream().filter(done -> done)).hasSize(BreakGlass.MOST_OPEN);
        desk.rooms.clock().advance(BreakGlass.LASTS);
        List<Boolean> later = Desk.atOnce(50, () -> broken(agent, person()));
        assertThat(later.stream().filter(done -> done)).hasSize(BreakGlass.MOST_UNREVIEWED - BreakGlass.MOST_OPEN);
        desk.rooms.clock().advance(BreakGlass.LASTS);
        desk.assertRefused("break-glass.unreviewed", () -> broken(agent, person()));
    }

    /// No role, standing or lent, and no emergency shows a developer a plain value.
    @Test
    @Tag("S15")
    void aDeveloperSeesNothingPlainByAnyCombination() {
        String[] roles = {"support", "billing", "warehouse", "marketing"};
        for (StaffRole also : StaffRole.values()) {
            StaffMember developer = desk.staff.member(EnumSet.of(StaffRole.DEVELOPER, also), roles);
            if (!developer.permissions().contains(Permission.SUBJECTS_READ)) {
                desk.assertRefused("permission.missing", () -> desk.read(developer, subject));
                continue;
            }
            Approval asked = desk.approvals.askForRole(desk.staff.session(developer), ORDERS, "support", 1, "TICKET-1");
            desk.approvals.approve(desk.staff.session(officer), asked.id());
            if (developer.permissions().contains(Permission.ACCESS_BREAK_GLASS)) {
                broken(developer, subject);
            }
            Grant grant = desk.read(developer, subject);
            assertThat(grant.views()).isNotEmpty();
            assertThat(grant.views().values()).as(also.word()).doesNotContain(View.PLAIN);
            // Searching by what is seen masked is a guess, and slowed as one.
            for (int i = 0; i < 20; i++) {
                desk.access.search(Desk.intent(developer, ORDERS), Set.of(Desk.NAME), List::of);
            }
            desk.assertRefused(
                    "values.guessing",
                    () -> desk.access.search(Desk.intent(developer, ORDERS), Set.of(Desk.NAME), List::of));
        }
    }

    private static Glass broken(StaffMember member, SubjectId subject) {
        return desk.breakGlass.open(desk.staff.session(member), subject, "support", ORDERS, "TICKET-1");
    }

    private static Glass review(StaffMember by, Glass glass, Glass.Verdict verdict) {
        return desk.breakGlass.review(desk.staff.session(by), glass.id(), verdict, "REVIEW-1");
    }
}
