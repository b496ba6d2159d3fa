package org.bailee.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.server.access.Desk.ORDERS;
import static org.bailee.server.access.Desk.people;
import static org.bailee.server.access.Desk.person;

import java.util.List;
import java.util.Set;
import org.bailee.server.identity.PeopleLimit;
import org.bailee.server.identity.ServiceAccount;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// P6, S16: who searches by masked values from a list learns whose they are, and so is counted.
@Tag("P6")
@Tag("S16")
class FoundPeopleTests {
    private static final FieldPath PHONE = FieldPath.parse("profile.phone");
    private static final int LIMIT = 10;

    private static final Desk desk = new Desk();

    private final StaffMember officer = desk.staff.member(StaffRole.PRIVACY_OFFICER);
    private final ServiceAccount key = desk.staff.key(officer.id(), PeopleLimit.of(LIMIT), "support");

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void whoIsFoundByAMaskedFieldCountsAsShownPlain() {
        List<SubjectId> found = people(LIMIT);
        assertThat(search(key, PHONE, found)).isEqualTo(found);
        desk.assertRefused("bulk.needs-approval", () -> search(key, PHONE, List.of(person())));
        desk.assertRefused("bulk.needs-approval", () -> desk.read(key, person()));
    }

    @Test
    void foundAgainOrFoundAndOpenedIsOnePerson() {
        List<SubjectId> found = people(LIMIT);
        search(key, PHONE, found);
        search(key, PHONE, found);
        desk.read(key, found);
    }

    @Test
    void staffAreCountedTheSame() {
        StaffMember agent = desk.staff.member(StaffRole.SUPPORT, "support");
        for (int i = 0; i < 5; i++) {
            search(agent, PHONE, people(20));
        }
        desk.assertRefused("bulk.needs-approval", () -> search(agent, PHONE, List.of(person())));
    }

    @Test
    void fiftyAtOnceFindNoMoreThanOneAfterTheOther() throws Exception {
        List<Boolean> told = Desk.atOnce(50, () -> search(key, PHONE, List.of(person())));
        assertThat(told.stream().filter(done -> done)).hasSize(LIMIT);
    }

    @Test
    void aBulkGrantHasRoomForThem() {
        search(key, PHONE, people(LIMIT));
        Approval asked = desk.approvals.askForBulk(key, ORDERS, 30, 1, "TICKET-1");
        // Not the key's maker: it stands behind the asking.
        desk.approvals.approve(desk.staff.session(desk.staff.member(StaffRole.PRIVACY_OFFICER)), asked.id());
        assertThat(search(key, PHONE, people(30))).hasSize(30);
        desk.assertRefused("bulk.needs-approval", () -> search(key, PHONE, List.of(person())));
    }

    /// That there is somebody is told by the refusal too, so it is no free try.
    @Test
    void aRefusedHitIsATryLikeOneInVain() {
        search(key, PHONE, people(LIMIT));
        for (int i = 0; i < 120; i++) {
            desk.assertRefused("bulk.needs-approval", () -> search(key, PHONE, List.of(person())));
        }
        desk.assertRefused("values.guessing", () -> search(key, PHONE, List.of(person())));
    }

    @Test
    void searchesByPlainFieldsAndUnlimitedKeysAreNotCounted() {
        ServiceAccount unlimited = desk.staff.key(officer.id(), PeopleLimit.UNLIMITED, "support");
        search(unlimited, PHONE, people(1_000));
        search(key, Desk.NAME, people(1_000));
        desk.read(key, people(LIMIT));
        desk.read(unlimited, people(1_000));
    }

    private static List<SubjectId> search(Actor actor, FieldPath field, List<SubjectId> found) {
        return desk.access.search(Desk.intent(actor, ORDERS), Set.of(field), () -> found);
    }
}
