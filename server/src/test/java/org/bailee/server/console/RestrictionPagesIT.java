package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.Test;

/// Restrictions of processing, as browsers meet them.
class RestrictionPagesIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);

    private final Visitor officer =
            Visitor.with(SERVER, PEOPLE.make(StaffRole.PRIVACY_OFFICER).token());
    private final SubjectId subject = Canaries.person(SERVER, PEOPLE, "Ada", UUID.randomUUID() + "@example.org");

    @Test
    void arePlacedListedTakenAlongAndLifted() {
        String page = "/restrictions?person=" + subject;
        assertThat(officer.get(page).title()).startsWith("No restriction lies on this person");
        assertThat(place("contested").status()).isEqualTo(303);

        Shown placed = officer.get(page + "&ground=contested");
        assertThat(placed.title()).startsWith("One restriction lies on this person");
        assertThat(placed.html()).contains("Accuracy contested", "REQ-9", "dpo");
        assertThat(officer.get(page + "&ground=claims").html()).contains("No restriction of this kind.");
        assertThat(officer.get("/holds?person=" + subject).title())
                .as("no legal hold")
                .startsWith("No legal hold lies on this person");
        assertThat(officer.get("/restrictions.csv?person=" + subject).html())
                .startsWith("id,person,ground,because,owner,review-on,placed-at,entry")
                .contains(subject + ",contested,REQ-9,dpo,");
        assertThat(officer.get("/people/" + subject).html()).contains("A restriction lies on this person");

        String lift = placed.html().replaceAll("(?s).*action=\"(/restrictions/[0-9a-f-]{36}/lift)\".*", "$1");
        Shown untold = officer.post(lift, Map.of("person", subject.toString(), "told", ""));
        assertThat(untold.status()).isEqualTo(422);
        Map<String, String> told = Map.of("told", today().toString(), "person", subject.toString(), "reason", "REQ-9");
        assertThat(officer.post(lift, told).status()).isEqualTo(303);
        assertThat(officer.get(page).title()).startsWith("No restriction lies on this person");
        assertThat(officer.post(lift, told).status()).isEqualTo(404);
    }

    @Test
    void asksAgainForWhatIsNotRight() {
        Shown wrong = place("");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html())
                .contains("This is no ground on which processing is restricted", "REQ-9", subject.toString());
        assertThat(place("legal").status()).as("a hold is no restriction").isEqualTo(422);
    }

    private Shown place(String ground) {
        officer.get("/restrictions");
        return officer.post(
                "/restrictions",
                Map.of(
                        "person",
                        subject.toString(),
                        "ground",
                        ground,
                        "because",
                        "REQ-9",
                        "owner",
                        "dpo",
                        "reviewOn",
                        today().plusDays(30).toString()));
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(SERVER.room(InstantSource.class).instant(), ZoneOffset.UTC);
    }
}
