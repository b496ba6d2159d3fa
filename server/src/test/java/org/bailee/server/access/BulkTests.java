package org.bailee.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.bailee.server.access.Desk.ORDERS;
import static org.bailee.server.access.Desk.people;
import static org.bailee.server.access.Desk.person;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bailee.server.identity.PeopleLimit;
import org.bailee.server.identity.ServiceAccount;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S16: nobody reads people in bulk unless somebody else agreed.
class BulkTests {
    private static final int STAFF_LIMIT = 100;

    private static final Desk desk = new Desk();

    private final StaffMember agent = desk.staff.member(StaffRole.SUPPORT, "support");
    private final StaffMember officer = desk.staff.member(StaffRole.PRIVACY_OFFICER);

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @Tag("S16")
    @Tag("ASVS-8.2.4")
    void stopsWhoReadsAThousandPeopleInARow() {
        int read = 0;
        for (SubjectId subject : people(1_000)) {
            try {
                desk.read(agent, subject);
                read++;
            } catch (org.bailee.server.shared.Denied stopped) {
                assertThat(stopped.code()).isEqualTo("bulk.needs-approval");
                assertThat(stopped.says()).contains("100");
                assertThat(stopped.hint()).contains("/approvals/ask", "administrator");
                break;
            }
        }
        assertThat(read).isEqualTo(STAFF_LIMIT);
        assertThat(desk.newest().details()).containsEntry("rule", "bulk.needs-approval");
        assertThat(desk.newest().purpose()).contains(ORDERS);
    }

    @Test
    @Tag("S16")
    void refusesOneLargeRequestWholeAndCountsNothingOfIt() {
        desk.assertRefused("bulk.needs-approval", () -> desk.read(agent, people(STAFF_LIMIT + 1)));
        assertThat(desk.read(agent, people(STAFF_LIMIT))).hasSize(STAFF_LIMIT);
        desk.assertRefused("bulk.needs-approval", () -> desk.read(agent, person()));
    }

    @Test
    void aPersonCountsOnceAndTheHourPasses() {
        List<SubjectId> people = people(STAFF_LIMIT);
        desk.read(agent, people);
        desk.read(agent, people);
        desk.rooms.clock().advance(Duration.ofMinutes(59));
        desk.assertRefused("bulk.needs-approval", () -> desk.read(agent, person()));
        desk.rooms.clock().advance(Duration.ofMinutes(2));
        desk.read(agent, person());
    }

    @Test
    @Tag("S16")
    void fiftyAtOnceGetWhatOneAfterTheOtherWouldHave() throws Exception {
        desk.read(agent, people(STAFF_LIMIT - 10));

        List<Boolean> read = Desk.atOnce(50, () -> desk.read(agent, person()));

        assertThat(read.stream().filter(done -> done)).hasSize(10);
        assertThat(opened(agent)).isEqualTo(STAFF_LIMIT);
    }

    /// Another node shares nothing with this one but the tables.
    @Test
    @Tag("S16")
    void twoNodesCountTogether() throws Exception {
        Tally other = new Tally(
                new TallyStore(desk.rooms.db()),
                new RequestStore(desk.rooms.db()),
                desk.audit,
                desk.rooms.tx(),
                desk.rooms.clock());
        desk.read(agent, people(STAFF_LIMIT - 10));
        java.util.concurrent.atomic.AtomicInteger turn = new java.util.concurrent.atomic.AtomicInteger();

        List<Boolean> read = Desk.atOnce(50, () -> {
            if (turn.getAndIncrement() % 2 == 0) {
                desk.read(agent, person());
            } else {
                other.count(agent, PeopleLimit.of(STAFF_LIMIT), ORDERS, List.of(new Tally.Opened(person(), 1, true)));
            }
            return true;
        });

        assertThat(read.stream().filter(done -> done)).hasSize(10);
    }

    @Test
    @Tag("S16")
    void theSamePersonAndMaskedValuesHaveAQuota() {
        ServiceAccount key = desk.staff.key(officer.id(), PeopleLimit.of(2), "support", "billing");
        SubjectId subject = person();
        for (int i = 0; i < 20; i++) {
            if (i % 2 == 0) {
                desk.read(key, subject);
            } else {
                // Present only: nobody is seen plainly, so only the openings count.
                desk.access.read(
                        Desk.intent(desk.staff.member(StaffRole.SUPPORT, "billing"), ORDERS),
                        Permission.SUBJECTS_READ,
                        person(),
                        Set.of(Desk.NAME));
                desk.read(key, subject);
            }
        }
        desk.assertRefused("quota.exhausted", () -> desk.read(key, subject));
        Unavailable why = catchThrowableOfType(Unavailable.class, () -> desk.read(key, subject));
        assertThat(why.retryAfter().orElseThrow()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        desk.rooms.clock().advance(why.retryAfter().orElseThrow());
        desk.read(key, subject);
    }

    @Test
    @Tag("S16")
    void maskedValuesCountAsOpeningsOnly() {
        ServiceAccount key = desk.staff.key(officer.id(), PeopleLimit.of(2), "support");
        Set<FieldPath> masked = Set.of(FieldPath.parse("profile.phone"));
        Intent intent = Desk.intent(key, ORDERS);
        for (int i = 0; i < 20; i++) {
            desk.access.read(intent, Permission.SUBJECTS_READ, person(), masked);
        }
        desk.assertRefused(
                "quota.exhausted", () -> desk.access.read(intent, Permission.SUBJECTS_READ, person(), masked));
    }

    @Test
    @Tag("S16")
    void fiftyAtOnceDoNotGetPastTheQuota() throws Exception {
        ServiceAccount key = desk.staff.key(officer.id(), PeopleLimit.of(2), "support");
        SubjectId subject = person();
        List<Boolean> read = Desk.atOnce(50, () -> desk.read(key, subject));
        assertThat(read.stream().filter(done -> done)).hasSize(20);
    }

    @Test
    @Tag("S16")
    void anApprovedBulkGrantHasRoomForSoManyAndForItsPurposeAlone() {
        desk.read(agent, people(STAFF_LIMIT));
        grant(agent, 150);
        List<SubjectId> many = people(120);

        desk.read(agent, many);
        // Again the same: nobody is counted twice.
        desk.read(agent, many);
        desk.assertRefused("bulk.needs-approval", () -> desk.read(agent, people(31)));
        desk.read(agent, people(30));
        desk.assertRefused("bulk.needs-approval", () -> desk.read(agent, person()));
        desk.assertRefused(
                "bulk.needs-approval",
                () -> desk.access.read(
                        Desk.intent(agent, "answer-questions"), Permission.SUBJECTS_READ, person(), Set.of()));
        assertThat(desk.kinds("bulk-used"))
                .extracting(entry -> entry.details().get("people"))
                .startsWith("30", "120");
    }

    @Test
    @Tag("S16")
    void aBulkGrantThatRanOutOrWasEndedHasNoRoom() {
        desk.read(agent, people(STAFF_LIMIT));
        Approval first = grant(agent, 150);
        desk.read(agent, person());
        desk.approvals.end(desk.staff.session(officer), first.id());
        desk.assertRefused("bulk.needs-approval", () -> desk.read(agent, person()));

        grant(agent, 150);
        desk.rooms.clock().advance(Duration.ofMinutes(59));
        desk.read(agent, people(110));
        desk.rooms.clock().advance(Duration.ofMinutes(2));
        desk.assertRefused("bulk.needs-approval", () -> desk.read(agent, people(110)));
    }

    @Test
    @Tag("S16")
    void fiftyAtOnceDoNotGetPastABulkGrant() throws Exception {
        desk.read(agent, people(STAFF_LIMIT));
        grant(agent, 7);
        List<Boolean> read = Desk.atOnce(50, () -> desk.read(agent, person()));
        assertThat(read.stream().filter(done -> done)).hasSize(7);
    }

    @Test
    void anotherActorsGrantIsNotMine() {
        StaffMember other = desk.staff.member(StaffRole.SUPPORT, "support");
        grant(other, 1_000);
        desk.assertRefused("bulk.needs-approval", () -> desk.read(agent, people(STAFF_LIMIT + 1)));
    }

    @Test
    void aKeySaidToBeUnlimitedIsNotCounted() {
        ServiceAccount key = desk.staff.key(officer.id(), PeopleLimit.UNLIMITED, "support");
        for (int i = 0; i < 3; i++) {
            desk.read(key, people(1_000));
        }
        assertThat(opened(key)).isZero();
    }

    @Test
    void aKeyIsToldHowToAsk() {
        ServiceAccount key = desk.staff.key(officer.id(), PeopleLimit.of(1), "support");
        assertThatThrownBy(() -> desk.read(key, people(2)))
                .isInstanceOfSatisfying(
                        org.bailee.server.shared.Denied.class,
                        why -> assertThat(why.hint()).contains("POST /v1/approvals", "administrator"));
    }

    /// P16: a count that cannot be kept opens nothing.
    @Test
    void opensNothingThatCannotBeCounted() {
        desk.rooms.db().execute("alter table access.opened add constraint full_up check (false) not valid");
        try {
            assertThatThrownBy(() -> desk.read(agent, person())).isNotInstanceOf(AssertionError.class);
        } finally {
            desk.rooms.db().execute("alter table access.opened drop constraint full_up");
        }
        assertThat(opened(agent)).isZero();
    }

    @Test
    void forgetsWhoOpenedWhomOnceNoWindowNeedsIt() {
        desk.read(agent, people(3));
        desk.rooms.clock().advance(Duration.ofMinutes(62));
        desk.read(desk.staff.member(StaffRole.SUPPORT, "support"), person());
        assertThat(opened(agent)).isZero();
    }

    private Approval grant(Actor actor, int people) {
        Approval asked = desk.approvals.askForBulk(actor, ORDERS, people, 1, "TICKET-1");
        return desk.approvals.approve(desk.staff.session(officer), asked.id());
    }

    private static int opened(Actor actor) {
        return Objects.requireNonNull(desk.rooms
                .db()
                .queryForObject(
                        "select count(distinct subject_id) from access.opened where actor_id = ?",
                        Integer.class,
                        actor.id().value()));
    }
}
