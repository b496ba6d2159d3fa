package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/// Who is too fast is told so, and for how long, alike in the console and by the API.
class SlowedIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);

    private final Person person = PEOPLE.make(StaffRole.SUPPORT, "support");
    private final Visitor agent = Visitor.with(SERVER, person.token());

    @Test
    void whoHasOpenedTooMuchMayComeAgain() {
        SubjectId subject = Canaries.person(SERVER, PEOPLE, "Ada", UUID.randomUUID() + "@example.org");
        String page = "/people/" + subject + "?for=fulfil-orders";
        assertThat(agent.get(page).status()).isEqualTo(200);
        SERVER.room(JdbcTemplate.class)
                .update(
                        "update access.opened set openings = 1000 where actor_id = ?",
                        SERVER.room(Sessions.class)
                                .find(person.token())
                                .orElseThrow()
                                .staff()
                                .id()
                                .value());
        Shown refused = agent.get(page);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(3_000L, 3_700L);
        assertThat(refused.html()).contains("times within the hour", "/approvals/ask");
    }

    @Test
    @Tag("S35")
    void whoGuessesAtAStepUpIsToldHowLongToWait() {
        agent.get("/step-up");
        Shown refused = agent.post("/step-up", Map.of("code", "000000", "back", "/people"));
        for (int i = 0; i < 10 && refused.status() == 401; i++) {
            refused = agent.post("/step-up", Map.of("code", "00000" + i, "back", "/people"));
        }
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Long.parseLong(refused.header("Retry-After"))).isPositive();
    }
}
