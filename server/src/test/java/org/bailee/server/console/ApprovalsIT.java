package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.bailee.server.access.Access;
import org.bailee.server.access.Intent;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.register.View;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Asking, deciding, ending and reviewing, as browsers meet it.
class ApprovalsIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);
    private static final FieldPath NAME = FieldPath.parse("profile.name");

    private final String token = PEOPLE.make(StaffRole.SUPPORT).token();
    private final Visitor agent = Visitor.with(SERVER, token);
    private final Visitor officer =
            Visitor.with(SERVER, PEOPLE.make(StaffRole.PRIVACY_OFFICER).token());
    private final SubjectId subject = new SubjectId(UUID.randomUUID());

    @Test
    void asksAndIsGivenAndSeesAndIsEnded() {
        agent.get("/approvals/ask");
        Shown asked = agent.post(
                "/approvals/ask",
                Map.of("kind", "role", "wanted", "fulfil-orders support", "hours", "2", "reason", "TICKET-77"));
        assertThat(asked.status()).isEqualTo(303);
        String page = asked.location();
        assertThat(agent.get(page).html()).contains("Waiting", "TICKET-77").doesNotContain(page + "/approve");
        assertThat(sees()).isFalse();

        assertThat(officer.get("/").html()).contains("Decide who may see more");
        assertThat(officer.get("/approvals").html()).contains(page, "TICKET-77");
        assertThat(officer.get(page).html()).contains("What happens if you approve", "profile.name</td><td>in plain");
        assertThat(officer.post(page + "/approve", Map.of()).status()).isEqualTo(303);
        assertThat(sees()).isTrue();
        assertThat(officer.post(page + "/approve", Map.of()).status()).isEqualTo(409);

        agent.get(page);
        assertThat(agent.post(page + "/end", Map.of()).status()).isEqualTo(303);
        assertThat(sees()).isFalse();
        assertThat(agent.get("/approvals?show=past").html()).contains("Ended early");
        assertThat(agent.get("/approvals?show=active").html()).doesNotContain("TICKET-77");
    }

    @Test
    void nobodyDecidesAboutThemselvesOrForOthersWithoutTheRight() {
        officer.get("/approvals/ask?kind=bulk");
        String page = officer.post(
                        "/approvals/ask",
                        Map.of(
                                "kind",
                                "bulk",
                                "wanted",
                                "fulfil-orders",
                                "people",
                                "500",
                                "hours",
                                "1",
                                "reason",
                                "TICKET-78"))
                .location();
        assertThat(officer.get(page).html()).doesNotContain(page + "/approve").contains("Somebody else decides");
        assertThat(officer.post(page + "/approve", Map.of()).status()).isEqualTo(403);
        agent.get("/approvals");
        assertThat(agent.post(page + "/approve", Map.of()).status()).isEqualTo(403);
        assertThat(agent.get(page).status()).isEqualTo(403);
    }

    @Test
    void saysEverythingWrongAndKeepsWhatWasTyped() {
        agent.get("/approvals/ask");
        Shown refused = agent.post(
                "/approvals/ask",
                Map.of("kind", "role", "wanted", "fulfil-orders support", "hours", "99", "reason", "Ada called"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("role=\"alert\"", "value=\"99\"", "not a reference");
    }

    @Test
    @Tag("S15")
    void anEmergencyOpensStandsOnTheFirstPageAndIsReviewedBySomebodyElse() {
        String form = "/people/" + subject + "/break-glass";
        assertThat(agent.get(form).status()).isEqualTo(200);
        assertThat(sees()).isFalse();
        String glass = agent.post(form, Map.of("wanted", "fulfil-orders support", "reason", "FIRE-1"))
                .location();
        assertThat(glass).startsWith("/break-glass/");
        assertThat(sees()).isTrue();
        assertThat(agent.get(glass).html()).contains("Open now").doesNotContain(glass + "/review");

        for (StaffRole role : new StaffRole[] {StaffRole.ADMINISTRATOR, StaffRole.PRIVACY_OFFICER}) {
            Visitor other = Visitor.with(SERVER, PEOPLE.make(role).token());
            assertThat(other.get("/").html()).contains("Review a record opened in an emergency");
            assertThat(other.get("/approvals").html()).contains(glass, "FIRE-1");
        }
        officer.get(glass);
        assertThat(officer.post(glass + "/review", Map.of("verdict", "not-justified", "reference", "no prose here"))
                        .status())
                .isEqualTo(422);
        assertThat(officer.post(glass + "/review", Map.of("verdict", "not-justified", "reference", "REVIEW-1"))
                        .status())
                .isEqualTo(303);
        assertThat(sees()).isFalse();
        assertThat(officer.get(glass).html()).contains("Not justified", "REVIEW-1");
        assertThat(officer.post(glass + "/review", Map.of("verdict", "justified", "reference", "REVIEW-2"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void givesASheetThatRunsNothing() {
        agent.get("/approvals/ask");
        agent.post(
                "/approvals/ask",
                Map.of("kind", "role", "wanted", "fulfil-orders support", "hours", "1", "reason", "-2/3"));
        Shown sheet = agent.get("/approvals.csv");
        assertThat(sheet.header("Content-Type")).startsWith("text/csv");
        assertThat(sheet.header("Cache-Control")).contains("no-store");
        assertThat(sheet.html()).startsWith("id,kind,state,").contains(",'-2/3,");
    }

    private boolean sees() {
        StaffMember member =
                SERVER.room(Sessions.class).find(token).orElseThrow().staff();
        Intent intent = Intent.of(member, java.util.Optional.of("fulfil-orders"), java.util.Optional.of("TICKET-1"));
        try {
            return SERVER.room(Access.class)
                            .read(intent, Permission.SUBJECTS_READ, subject, java.util.Set.of(NAME))
                            .views()
                            .get(NAME)
                    == View.PLAIN;
        } catch (Denied _) {
            return false;
        }
    }
}
