package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bailee.server.api.Ear;
import org.bailee.server.api.RunningServer;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is typed into the console, and what it shows, stands in no log, no address and no audit entry.
class ConsoleLeaksIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);
    private static final String CANARY = "Zanzibarella";
    private static final String LOW = CANARY.toLowerCase(Locale.ROOT);
    private static final String EMAIL = LOW + "@canary.example";
    private static final String REASON = "CANARY-4711";

    private final Visitor agent =
            Visitor.with(SERVER, PEOPLE.make(StaffRole.SUPPORT, "support").token());
    private final Visitor administrator =
            Visitor.with(SERVER, PEOPLE.make(StaffRole.ADMINISTRATOR).token());
    private final List<Shown> shown = new ArrayList<>();

    // S43: canaries through every form of the console, with debug logging on.
    @Test
    @Tag("S43")
    void keepsWhatIsTypedToItself() {
        List<String> said = Ear.listening(() -> {
            SubjectId subject = Canaries.person(SERVER, PEOPLE, CANARY, EMAIL);
            search("profile.email", EMAIL);
            search("profile.name", CANARY);
            search("profile.phone", CANARY);
            search(CANARY, CANARY);
            post(agent, "/people/open", Map.of("id", CANARY));
            shown.add(agent.get("/people/" + subject + "?for=fulfil-orders"));
            reveal(subject, REASON);
            reveal(subject, CANARY + " called, as she does");
            post(agent, "/approvals/ask", Map.of("kind", "role", "wanted", CANARY, "hours", CANARY, "reason", CANARY));
            post(agent, "/people/" + subject + "/break-glass", Map.of("wanted", CANARY, "reason", CANARY + " phoned"));
            post(agent, "/account/password", Map.of("current", CANARY, "wanted", CANARY));
            post(agent, "/step-up", Map.of("code", CANARY, "back", "/" + CANARY));
            post(new Visitor(SERVER), "/sign-in", Map.of("name", CANARY, "password", CANARY));
            post(new Visitor(SERVER), "/set-up/begin", Map.of("link", CANARY));
            administrator.get("/staff");
            String invited = LOW + "-" + UUID.randomUUID();
            post(administrator, "/staff", Map.of("name", invited, "displayName", CANARY, "staffRole", "support"));
            shown.add(administrator.get("/staff?state=invited&sort=name"));
            shown.add(administrator.get("/staff.csv"));
            post(administrator, "/keys", Map.of("name", "=" + CANARY, "days", CANARY, "people", CANARY));
            shown.add(administrator.get("/people/" + subject + "/history?sort=who"));
            return EMAIL;
        });
        assertThat(said).as("the log was heard at all").isNotEmpty();
        assertThat(shown).as("the canary sang").anyMatch(page -> page.html().contains(EMAIL));
        for (String secret : List.of(CANARY, LOW, REASON)) {
            assertThat(said).noneMatch(line -> Ear.tells(line, secret));
        }
        assertThat(shown).allSatisfy(page -> {
            assertThat(page.location().toLowerCase(Locale.ROOT)).doesNotContain(LOW);
            assertThat(addresses(page))
                    .allSatisfy(address -> assertThat(address).doesNotContain(LOW, REASON));
        });
        assertThat(SERVER.room(AuditLog.class).find(EntryQuery.newest(200)).items())
                .as("a reason that is a reference is what the log keeps; a person's name it never does")
                .noneMatch(entry -> entry.toString().toLowerCase(Locale.ROOT).contains(LOW))
                .anyMatch(entry -> entry.reason().filter(REASON::equals).isPresent());
    }

    private void search(String field, String value) {
        post(agent, "/people/find", Map.of("for", "fulfil-orders", "field", field, "value", value));
    }

    private void reveal(SubjectId subject, String reason) {
        post(
                agent,
                "/people/" + subject + "/reveal",
                Map.of("for", "fulfil-orders", "field", "profile.email", "reason", reason));
    }

    private void post(Visitor visitor, String path, Map<String, String> fields) {
        visitor.get("/sign-in");
        shown.add(visitor.post(path, fields));
    }

    /// Where the page was, and where its links and forms lead.
    private static List<String> addresses(Shown page) {
        List<String> found = new ArrayList<>();
        URI own = page.response().uri();
        found.add(own.toString().toLowerCase(Locale.ROOT));
        java.util.regex.Pattern.compile("(?:href|action)=\"([^\"]*)\"")
                .matcher(page.html())
                .results()
                .forEach(link -> found.add(link.group(1).toLowerCase(Locale.ROOT)));
        return found;
    }
}
