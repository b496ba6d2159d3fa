package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bailee.server.api.RunningServer;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Authored;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/// Lists can be filtered, sorted and taken along, whole.
class ListsIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);

    private final Visitor administrator =
            Visitor.with(SERVER, PEOPLE.make(StaffRole.ADMINISTRATOR).token());

    @Test
    void theStaffByStateAndRole() {
        Person support = PEOPLE.make(StaffRole.SUPPORT);
        String invited = "invited-" + System.nanoTime();
        PEOPLE.invite(invited, StaffRole.MARKETING);
        assertThat(administrator.get("/staff?state=invited&role=marketing").html())
                .contains(invited, "/staff.csv?state=invited&amp;role=marketing&amp;sort=name")
                .doesNotContain(support.name() + "<");
        assertThat(administrator.get("/staff?state=disabled&role=developer").html())
                .contains("Nobody here is of this kind");
        assertThat(administrator.get("/staff?state=nonsense&sort=-since").html())
                .contains("aria-sort=\"descending\"", "state=all&amp;role=all&amp;sort=since\"");
        Shown sheet = administrator.get("/staff.csv?role=support&sort=-since");
        assertThat(sheet.html())
                .startsWith("id,name,sign-in-name")
                .contains(support.name())
                .doesNotContain(invited);
    }

    @Test
    void theStaffAreAskedForByWhatTheyAreNeverByName() {
        assertThat(administrator.get("/staff").html())
                .contains("<form class=\"row\" method=\"get\" action=\"/staff\">")
                .doesNotContainPattern("method=\"get\"[^§]{0,900}<input (?!type=\"hidden\")[^§]{0,900}</form>");
    }

    @Test
    void onesOwnSessions() {
        Shown page = administrator.get("/account?sort=-began&factor=totp");
        assertThat(page.html()).contains("aria-sort=\"descending\"", "Authenticator app</span>", "This one");
        assertThat(administrator.get("/account?factor=oidc").html()).contains("No open session of this kind");
        assertThat(administrator.get("/account/sessions.csv").html())
                .startsWith("id,began-at,seen-at,factors,from,this-one")
                .contains("password totp", ",yes");
    }

    @Test
    @Tag("S38")
    void aColleaguesSessionsForWhoMayEndThem() {
        Person support = PEOPLE.make(StaffRole.SUPPORT);
        StaffMember member =
                SERVER.room(Sessions.class).find(support.token()).orElseThrow().staff();
        String path = "/staff/" + member.id() + "/sessions";
        assertThat(administrator.get("/staff").html()).contains(path);
        Shown shown = administrator.get(path);
        assertThat(shown.title()).isEqualTo("Somebody is signed in once");
        assertThat(shown.html()).contains("/staff/sessions/").doesNotContain(support.token());
        assertThat(administrator.get(path + ".csv").html()).contains(",no").doesNotContain(support.token());

        String session = shown.html().replaceAll("(?s).*(/staff/sessions/[0-9a-f-]{36}/end).*", "$1");
        assertThat(administrator
                        .post(session, Map.of("of", member.id().toString()))
                        .location())
                .isEqualTo(path);
        assertThat(SERVER.room(Sessions.class).find(support.token())).isEmpty();
        assertThat(administrator.get(path).html()).contains("No open session");
        assertThat(administrator.post(path + "/end", Map.of()).location()).isEqualTo(path);
    }

    /// More than a page of the store holds.
    @Test
    void theWholeHistoryOfAPersonIsInTheSheet() {
        SubjectId subject = new SubjectId(UUID.randomUUID());
        TestActor somebody = TestActor.in("support");
        SERVER.room(AuditLog.class)
                .appendAllDurably(IntStream.range(0, 2_100)
                        .mapToObj(i -> new Authored(somebody, new Looked(subject, "TICKET-" + i)))
                        .toList());
        String history = "/people/" + subject + "/history";
        List<String> lines = administrator.get(history + ".csv").html().lines().toList();
        assertThat(lines).hasSize(2_101);
        assertThat(lines.getLast()).contains("TICKET-0,", somebody.id().toString());
        assertThat(administrator.get(history + "?sort=at&from=2000").html())
                .contains("TICKET-2000", "TICKET-2099")
                .doesNotContain("TICKET-1999");
    }

    private record Looked(SubjectId who, String ticket) implements AuditEvent {
        @Override
        public String kind() {
            return "subject-opened";
        }

        @Override
        public Optional<SubjectId> subject() {
            return Optional.of(who);
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(ticket);
        }
    }

    @Test
    void allApprovalsAreInTheSheet() {
        Person support = PEOPLE.make(StaffRole.SUPPORT);
        ActorId id = SERVER.room(Sessions.class)
                .find(support.token())
                .orElseThrow()
                .staff()
                .id();
        for (int i = 0; i < 510; i++) {
            SERVER.room(JdbcTemplate.class)
                    .update(
                            "insert into access.request (request_id, kind, asked_by, asker_name, asked_at, purpose, role, hours,"
                                    + " reason, state) values (?, 'role', ?, 'Somebody', now() - interval '9 days',"
                                    + " 'fulfil-orders', 'support', 1, ?, 'waiting')",
                            SERVER.room(Ids.class).next(),
                            id.value(),
                            "TICKET-" + i);
        }
        Visitor agent = Visitor.with(SERVER, support.token());
        assertThat(agent.get("/approvals.csv?show=past").html().lines()).hasSize(511);
        assertThat(agent.get("/approvals").html())
                .contains("TICKET-509", "from=100")
                .doesNotContain("TICKET-300<");
        assertThat(agent.get("/approvals?sort=-asked&from=500").html())
                // The oldest ten; ids of one millisecond have no order among them.
                .containsPattern("TICKET-[0-9]{1,2}<")
                .doesNotContain("TICKET-300<", "from=600");
    }
}
