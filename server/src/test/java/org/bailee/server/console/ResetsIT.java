package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.Resets;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.junit.jupiter.api.Test;

/// Letting a colleague back in, in the console.
class ResetsIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);
    private static final Pattern CODE = Pattern.compile("<code>[0-9A-Za-z_-]{20,}</code>");

    private final Person first = PEOPLE.make(StaffRole.ADMINISTRATOR);
    private final Visitor asker = Visitor.with(SERVER, first.token());
    private final Visitor other =
            Visitor.with(SERVER, PEOPLE.make(StaffRole.ADMINISTRATOR).token());

    @Test
    void givesACodeForWhoIsNoAdministrator() {
        StaffMember member = member(PEOPLE.make(StaffRole.SUPPORT));
        assertThat(asker.get("/staff").html()).contains("/staff/" + member.id() + "/reset", "What did they lose?");
        Shown started = asker.post("/staff/" + member.id() + "/reset", Map.of("kind", "reset-both"));
        assertThat(started.status()).isEqualTo(200);
        assertThat(CODE.matcher(started.html()).find()).isTrue();
    }

    @Test
    void takesTwoForAnAdministratorsFactor() {
        StaffMember member = member(PEOPLE.make(StaffRole.PRIVACY_OFFICER));
        asker.get("/staff");
        Shown started = asker.post("/staff/" + member.id() + "/reset", Map.of("kind", "reset-factors"));
        assertThat(started.status()).isEqualTo(303);
        String request = "/staff/resets/"
                + SERVER
                        .room(Resets.class)
                        .waiting(SERVER.room(Sessions.class).find(first.token()).orElseThrow())
                        .stream()
                        .filter(reset -> reset.staff().equals(member.id()))
                        .findFirst()
                        .orElseThrow()
                        .id();
        assertThat(asker.get("/staff").html()).contains(request + "/decline").doesNotContain(request + "/approve");
        assertThat(asker.post(request + "/approve", Map.of()).status()).isEqualTo(403);
        assertThat(other.get("/staff").html()).contains(request + "/approve");
        Matcher code = CODE.matcher(other.post(request + "/approve", Map.of()).html());
        assertThat(code.find()).isTrue();
        assertThat(other.get("/staff").html()).doesNotContain(request);
    }

    @Test
    void declinesAndRefusesWhatIsNoReset() {
        StaffMember member = member(PEOPLE.make(StaffRole.SUPPORT));
        asker.get("/staff");
        assertThat(asker.post("/staff/" + member.id() + "/reset", Map.of("kind", "invitation"))
                        .status())
                .isEqualTo(409);
        assertThat(asker.post("/staff/" + member.id() + "/reset", Map.of()).status())
                .isEqualTo(422);
    }

    private static StaffMember member(Person person) {
        return SERVER.room(Sessions.class).find(person.token()).orElseThrow().staff();
    }
}
