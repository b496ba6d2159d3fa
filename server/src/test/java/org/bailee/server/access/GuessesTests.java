package org.bailee.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.bailee.server.access.Desk.ORDERS;
import static org.bailee.server.access.Desk.person;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailee.server.identity.PeopleLimit;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// P8: what somebody sees masked they do not find out by trying.
@Tag("P8")
class GuessesTests {
    private static final FieldPath PHONE = FieldPath.parse("profile.phone");
    private static final int STAFF = 20;
    private static final int KEY = 120;

    private static final Desk desk = new Desk();

    private final StaffMember agent = desk.staff.member(StaffRole.SUPPORT, "support");
    private final AtomicInteger looked = new AtomicInteger();

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @Tag("S23")
    void fiftyAtOnceTryNoMoreThanOneAfterTheOther() throws Exception {
        List<Boolean> tried = Desk.atOnce(50, () -> inVain(agent));
        assertThat(tried.stream().filter(done -> done)).hasSize(STAFF);
        assertThat(looked).hasValue(STAFF);
    }

    @Test
    void whatIsRefusedIsNotLookedForAndStandsInTheLog() {
        use(agent, STAFF);
        desk.assertRefused("values.guessing", () -> inVain(agent));
        assertThat(looked).hasValue(STAFF);
    }

    @Test
    @Tag("S23")
    void twoNodesCountTogether() throws Exception {
        Guesses other = new Guesses(new GuessStore(desk.rooms.db()), desk.rooms.clock());
        AtomicInteger turn = new AtomicInteger();
        List<Boolean> tried = Desk.atOnce(
                50, () -> turn.getAndIncrement() % 2 == 0 ? inVain(agent) : other.search(agent, List::of, _ -> {}));
        assertThat(tried.stream().filter(done -> done)).hasSize(STAFF);
    }

    @Test
    void aKeyMayBeWrongMoreOften() {
        Actor key = desk.staff.key(agent.id(), PeopleLimit.UNLIMITED, "support");
        use(key, KEY);
        Unavailable why = catchThrowableOfType(Unavailable.class, () -> inVain(key));
        assertThat(why.retryAfter()).contains(Duration.ofMillis(500));
    }

    @Test
    void comesBackOneByOne() {
        use(agent, STAFF);
        Unavailable why = catchThrowableOfType(Unavailable.class, () -> inVain(agent));
        assertThat(why.retryAfter()).contains(Duration.ofMinutes(3));
        assertThat(why.hint()).contains("180 seconds");
        desk.rooms.clock().advance(Duration.ofMinutes(3));
        inVain(agent);
        desk.assertRefused("values.guessing", () -> inVain(agent));
        desk.rooms.clock().advance(Duration.ofDays(7));
        use(agent, STAFF);
        desk.assertRefused("values.guessing", () -> inVain(agent));
    }

    @Test
    void aHitAndWhatCouldNotBeTriedAreGivenBack() {
        SubjectId known = person();
        for (int i = 0; i < 2 * STAFF; i++) {
            search(agent, PHONE, List.of(known));
            assertThatThrownBy(() -> desk.access.search(Desk.intent(agent, ORDERS), Set.of(PHONE), () -> {
                        throw Invalid.of("where", "search.words", "No words.", "Send some.");
                    }))
                    .isInstanceOf(Invalid.class);
        }
        use(agent, STAFF);
        desk.assertRefused("values.guessing", () -> inVain(agent));
    }

    @Test
    void aFieldSeenPlainTellsNothingNew() {
        for (int i = 0; i < 2 * STAFF; i++) {
            search(agent, Desk.NAME, List.of());
        }
        use(agent, STAFF);
    }

    /// P16: a try that cannot be counted is not made.
    @Test
    void looksForNothingThatCannotBeCounted() {
        desk.rooms.db().execute("alter table access.guess add constraint full_up check (false) not valid");
        try {
            assertThatThrownBy(() -> inVain(agent)).isNotInstanceOf(AssertionError.class);
        } finally {
            desk.rooms.db().execute("alter table access.guess drop constraint full_up");
        }
        assertThat(looked).hasValue(0);
    }

    private void use(Actor actor, int times) {
        for (int i = 0; i < times; i++) {
            inVain(actor);
        }
    }

    private List<SubjectId> inVain(Actor actor) {
        return search(actor, PHONE, List.of());
    }

    private List<SubjectId> search(Actor actor, FieldPath field, List<SubjectId> found) {
        return desk.access.search(Desk.intent(actor, ORDERS), Set.of(field), () -> {
            looked.incrementAndGet();
            return found;
        });
    }
}
