package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bailee.server.access.Access;
import org.bailee.server.access.Intent;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.api.RunningServer;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.types.Value;
import org.bailee.server.vault.PersonDraft;
import org.bailee.server.vault.RecordDraft;
import org.bailee.server.vault.Vault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Finding a person, seeing them masked, opening a field for a reason, and reading who did.
class PeopleIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);
    private static final String REMARK = "Ring twice, the bell is broken";

    private final String token = PEOPLE.make(StaffRole.SUPPORT, "support").token();
    private final Visitor agent = Visitor.with(SERVER, token);
    private final Visitor officer =
            Visitor.with(SERVER, PEOPLE.make(StaffRole.PRIVACY_OFFICER).token());
    private final String email = "ada-" + UUID.randomUUID() + "@example.org";
    private final SubjectId subject = person(1);
    private final String page = "/people/" + subject + "?for=fulfil-orders";
    private final String reveal = "/people/" + subject + "/reveal";

    @Test
    @Tag("S38")
    void findsByAWholeValueThatNeverStandsInAnAddress() {
        assertThat(agent.get("/people").html())
                .contains("fulfil-orders", "profile.email", "profile.phone")
                .doesNotContain("newsletter", "profile.gift");
        Shown found = find("profile.email", email.toUpperCase(java.util.Locale.ROOT));
        assertThat(found.status()).isEqualTo(303);
        assertThat(found.location()).isEqualTo(page);
        Shown nobody = find("profile.email", "no." + email);
        assertThat(nobody.html()).contains("Nobody found").doesNotContain(email);
        assertThat(find("profile.name", "lovelace").status()).isIn(200, 303);
        assertThat(find("profile.visits", "7").status()).isEqualTo(422);
        assertThat(find("profile.gift", "true").status()).isEqualTo(403);
        assertThat(agent.post("/people/open", Map.of("id", subject.toString())).location())
                .isEqualTo("/people/" + subject);
        assertThat(agent.post("/people/open", Map.of("id", email)).html()).doesNotContain(email);
    }

    @Test
    void showsMaskedWhatTheRoleMaySeePlainAndWritesDownMasked() {
        Shown shown = agent.get(page);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.html())
                .contains("class=\"masked\"", "class=\"sealed\"", "value=\"profile.email\"", "Reveal for a reason")
                .doesNotContain(email, REMARK, "Lovelace", "value=\"profile.phone\"", "value=\"profile.gift\"");
        assertThat(entries("subject-opened").getFirst().details().get("fields"))
                .contains("profile.email=masked", "profile.gift=present")
                .doesNotContain("plain");
        assertThat(entries("records-opened").getFirst().details().get("fields")).doesNotContain("plain");
    }

    @Test
    void opensNothingBeforeItIsSaidWhatFor() {
        assertThat(agent.get("/people/" + subject).html()).contains("Nothing has been opened", page);
        assertThat(entries("subject-opened")).isEmpty();
    }

    @Test
    void opensWhatIsChosenForAReasonAndSealsItAgain() {
        agent.get(page);
        Shown opened = reveal("profile.email", "TICKET-9");
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.html()).contains(email, "class=\"opened\"").doesNotContain("Lovelace");
        assertThat(opened.header("Refresh")).isEqualTo("60;url=" + page);
        assertThat(opened.header("Cache-Control")).contains("no-store");
        Entry entry = entries("subject-opened").stream()
                .filter(one -> one.reason().isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(entry.reason()).contains("TICKET-9");
        assertThat(entry.details()).containsEntry("fields", "profile.email=plain");
        assertThat(agent.get(page).html()).doesNotContain(email);
    }

    /// Boxes of single fields and of records stand in one form.
    @Test
    void revealsAFieldAndThoseOfRecordsTogether() {
        agent.get(page);
        Shown revealed = agent.postEach(
                reveal,
                Map.of(
                        "for",
                        List.of("fulfil-orders"),
                        "field",
                        List.of("profile.email", "order.remark"),
                        "reason",
                        List.of("TICKET-9")));
        assertThat(revealed.status()).as(revealed.html()).isEqualTo(200);
        assertThat(revealed.html()).contains(email, REMARK);
    }

    @Test
    void refusesProseAndNothingChosenWithoutOpening() {
        agent.get(page);
        assertThat(reveal("profile.email", "Ada called").html())
                .contains("not a reference")
                .doesNotContain(email);
        assertThat(reveal("", "TICKET-9").html()).contains("No field was chosen");
        assertThat(reveal("profile.email", "").status()).isEqualTo(422);
    }

    @Test
    void asksForASecondFactorBeforeWhatIsSensitiveAndLeadsBack() {
        agent.get(page);
        assertThat(reveal("order.remark", "TICKET-9").html()).contains(REMARK);
        People.of(SERVER).forgetSecondFactors(token);
        assertThat(reveal("profile.email", "TICKET-9").html()).contains(email);
        Shown refused = reveal("order.remark", "TICKET-9");
        assertThat(refused.location()).isEqualTo("/step-up?back=%2Fpeople%2F" + subject + "%3Ffor%3Dfulfil-orders");
        assertThat(agent.get(refused.location()).html()).contains("value=\"" + page + "\"");
        assertThat(agent.get("/step-up?back=/people/x").html()).doesNotContain("/people/x");
        assertThat(entries("access-refused").getFirst().details()).containsEntry("rule", "session.step-up");
    }

    @Test
    @Tag("S24")
    void answersAlikeOfUnknownPeopleAndOfThoseThatAreNotForTheReader() {
        String unknown = "/people/" + UUID.randomUUID() + "?for=fulfil-orders";
        assertThat(agent.get(unknown).status()).isEqualTo(404);
        Visitor other = Visitor.with(SERVER, PEOPLE.make(StaffRole.SUPPORT).token());
        Shown known = other.get(page);
        Shown nobody = other.get(unknown);
        assertThat(known.status()).isEqualTo(nobody.status()).isEqualTo(403);
        assertThat(same(known)).isEqualTo(same(nobody));
        assertThat(known.html()).contains("/approvals/ask", "/break-glass", "None of this account");
        assertThat(other.get("/people").html()).contains("Ask for a role");
        Visitor marketing = Visitor.with(
                SERVER, PEOPLE.make(StaffRole.MARKETING, "marketing").token());
        assertThat(marketing.get("/people/" + subject + "?for=newsletter").status())
                .isEqualTo(403);
        assertThat(marketing.get(page).html()).doesNotContain("/break-glass");
    }

    @Test
    void showsRecordsPageByPage() {
        SubjectId many = person(25);
        Shown first = agent.get("/people/" + many + "?for=fulfil-orders");
        assertThat(first.html().split("<td><span class=\"masked\"|<td>\\s*<span class=\"masked\"", -1).length)
                .isGreaterThan(20);
        java.util.regex.Matcher next = java.util.regex.Pattern.compile("in=order&amp;after=([0-9a-f-]{36})")
                .matcher(first.html());
        assertThat(next.find()).isTrue();
        Shown second = agent.get("/people/" + many + "?for=fulfil-orders&in=order&after=" + next.group(1));
        assertThat(second.html()).contains("The whole person").doesNotContain("profile.email", "in=order&amp;after=");
    }

    @Test
    void tellsWhoLookedToWhoMayReadTheLog() {
        agent.get(page);
        reveal("profile.email", "TICKET-10");
        String history = "/people/" + subject + "/history";
        assertThat(agent.get(history).status()).isEqualTo(403);
        Shown shown = officer.get(history);
        String name =
                SERVER.room(Sessions.class).find(token).orElseThrow().staff().name();
        assertThat(shown.html())
                .contains("Somebody", "TICKET-10", "profile.email <span class=\"quiet\">plain", "Looked at")
                .doesNotContain(email, name);
        assertThat(officer.get(history + "?kind=record-erased").html()).contains("Nothing of this kind");
        Shown sheet = officer.get(history + ".csv?kind=subject-opened");
        assertThat(sheet.header("Content-Type")).startsWith("text/csv");
        assertThat(sheet.html()).startsWith("at,who,kind").contains("TICKET-10").doesNotContain("records-opened");
        assertThat(officer.get(history + "?sort=who").html())
                .contains("aria-sort=\"ascending\"", "TICKET-10", history + "?kind=all&amp;sort=-who");
    }

    @Test
    void stopsWhoGuessesAtAMaskedValue() {
        agent.get("/people");
        IntStream.range(0, 20).forEach(i -> find("profile.phone", "+49301234" + (5000 + i)));
        Shown refused = find("profile.phone", "+493012349999");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.html()).contains("too often in vain");
    }

    private Shown find(String field, String value) {
        return agent.post("/people/find", Map.of("for", "fulfil-orders", "field", field, "value", value));
    }

    private Shown reveal(String field, String reason) {
        return agent.post(reveal, Map.of("for", "fulfil-orders", "field", field, "reason", reason));
    }

    private List<Entry> entries(String kind) {
        return SERVER.room(AuditLog.class).find(EntryQuery.about(subject, 100)).items().stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    private SubjectId person(int orders) {
        StaffMember maker =
                SERVER.room(Sessions.class).find(token).orElseThrow().staff();
        WriteGrant grant = SERVER.room(Access.class)
                .write(
                        Intent.of(maker, Optional.of("fulfil-orders"), Optional.empty()),
                        Permission.SUBJECTS_WRITE,
                        List.of());
        List<RecordDraft> records = IntStream.range(0, orders)
                .mapToObj(_ -> new RecordDraft(
                        "order", Map.of("placed-on", new Value.Text("2026-01-01"), "remark", new Value.Text(REMARK))))
                .collect(Collectors.toList());
        String mail = orders == 1 ? email : UUID.randomUUID() + "@example.org";
        records.add(new RecordDraft(
                "profile",
                Map.of(
                        "name",
                        new Value.Parts(new TreeMap<>(Map.of("given", "Ada", "family", "Lovelace"))),
                        "email",
                        new Value.Text(mail),
                        "phone",
                        new Value.Text("+493012345678"),
                        "gift",
                        new Value.Text("true"))));
        return SERVER.room(Vault.class)
                .create(grant, List.of(new PersonDraft(records)), Optional.empty())
                .getFirst()
                .orThrow()
                .subject();
    }

    /// What differs by who was asked for and when, made the same.
    private static String same(Shown shown) {
        return shown.html()
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9A-Za-z_-]{22,}", "…")
                .replaceAll("this number: [^<]*", "");
    }
}
