package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.junit.jupiter.api.Test;

/// Legal holds, as browsers meet them.
class HoldPagesIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);

    private final String token =
            PEOPLE.make(StaffRole.PRIVACY_OFFICER, "support").token();
    private final Visitor officer = Visitor.with(SERVER, token);
    private final String subject = Canaries.person(SERVER, PEOPLE, "Ada", UUID.randomUUID() + "@example.org")
            .toString();
    private final String matter = "MATTER-" + UUID.randomUUID();
    private final String soon = LocalDate.now(Clock.systemUTC()).plusDays(3).toString();

    @Test
    void isPlacedSeenOnThePersonAndLifted() {
        assertThat(officer.get("/holds?person=" + subject).title()).isEqualTo("No legal hold lies on this person");
        assertThat(place(subject, matter, soon).location()).isEqualTo("/holds?person=" + subject);
        Shown held = officer.get("/holds?person=" + subject);
        assertThat(held.title()).isEqualTo("One legal hold lies on this person");
        assertThat(held.html()).contains(matter, "legal", "/log/", "person=" + subject);
        String person = "/people/" + subject + "?for=fulfil-orders";
        assertThat(officer.get(person).html())
                .contains("A legal hold lies on this person: nothing of them is erased.", "/holds?person=" + subject);

        String release = held.html().replaceAll("(?s).*?(/holds/[0-9a-f-]{36}/release).*", "$1");
        Shown prose = officer.post(release, Map.of("reason", "the court said so", "person", subject));
        assertThat(prose.status()).isEqualTo(422);
        assertThat(prose.html()).contains("role=\"alert\"");
        PEOPLE.forgetSecondFactors(token);
        assertThat(lift(release).location()).isEqualTo("/step-up?back=/holds");
        Visitor other =
                Visitor.with(SERVER, PEOPLE.make(StaffRole.PRIVACY_OFFICER).token());
        other.get("/holds");
        assertThat(other.post(release, Map.of("reason", "TICKET-9")).location()).isEqualTo("/holds");
        assertThat(officer.get(person).html()).doesNotContain("A legal hold lies on this person");
    }

    @Test
    void saysWhatIsWrongWithAHoldAndKeepsWhatWasTyped() {
        officer.get("/holds");
        Shown wrong = place(subject, "it is about Mrs Miller", "2020-01-01");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html()).contains("role=\"alert\"", "value=\"it is about Mrs Miller\"", "2020-01-01");
        assertThat(place(subject, matter, "tomorrow").status()).isEqualTo(422);
        assertThat(place(UUID.randomUUID().toString(), matter, soon).status()).isEqualTo(404);
    }

    @Test
    void areFilteredSortedAndTakenAlong() {
        officer.get("/holds");
        place(subject, matter, soon);
        assertThat(officer.get("/holds?sort=-placed").html()).contains(matter, "aria-sort=\"descending\"");
        assertThat(officer.get("/holds?due=due").html()).doesNotContain(matter);
        assertThat(officer.get("/holds.csv?person=" + subject).html().lines()).hasSize(2);
        assertThat(officer.get("/holds.csv").html())
                .startsWith("id,person,because,owner,review-on,placed-at,entry")
                .contains(matter);
    }

    private Shown place(String person, String because, String reviewOn) {
        Map<String, String> form = new HashMap<>();
        form.put("person", person);
        form.put("because", because);
        form.put("owner", "legal");
        form.put("reviewOn", reviewOn);
        return officer.post("/holds", form);
    }

    private Shown lift(String release) {
        return officer.post(release, Map.of("reason", "TICKET-9"));
    }
}
