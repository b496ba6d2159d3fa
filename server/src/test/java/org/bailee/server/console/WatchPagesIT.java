package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Ids;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/// Alerts, rules and decoys, as browsers meet them.
class WatchPagesIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);

    private static final Pattern VALUE = Pattern.compile("name=\"(value[.][^\"]+)\" value=\"([^\"]*)\"");

    private final Person support = PEOPLE.make(StaffRole.SUPPORT);
    private final Visitor officer =
            Visitor.with(SERVER, PEOPLE.make(StaffRole.PRIVACY_OFFICER).token());
    private final Visitor auditor =
            Visitor.with(SERVER, PEOPLE.make(StaffRole.AUDITOR).token());

    @Test
    void anAlertStandsOnTheFirstPageIsLookedIntoAndAcknowledged() {
        String page = "/watch/" + alertAbout(support);
        assertThat(officer.get("/").html()).contains("Look at what is not as usual", "href=\"/watch\"");
        Shown list = officer.get("/watch?rule=sweep");
        assertThat(list.title()).contains("wait");
        assertThat(list.html()).contains(page, "15 people opened in the very order", "Somebody");
        Shown shown = officer.get(page);
        assertThat(shown.html())
                .contains("To be looked at now", "/log?who=" + idOf(support), "No entry of the log tells of it")
                .contains(page + "/acknowledge");

        Shown refused = officer.post(page + "/acknowledge", Map.of("reason", "it was Mrs Miller"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("role=\"alert\"", "value=\"it was Mrs Miller\"");
        assertThat(officer.post(page + "/acknowledge", Map.of("reason", "TICKET-9"))
                        .location())
                .isEqualTo("/watch");
        assertThat(officer.get(page).html()).contains("TICKET-9").doesNotContain(page + "/acknowledge");
        assertThat(officer.get("/watch?state=acknowledged").html()).contains(page);
        assertThat(officer.get("/watch").html()).doesNotContain(page);
        assertThat(officer.post(page + "/acknowledge", Map.of("reason", "TICKET-9"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void nobodyAcknowledgesWhatIsAboutThemselves() {
        Person about = PEOPLE.make(StaffRole.PRIVACY_OFFICER);
        Visitor visitor = Visitor.with(SERVER, about.token());
        String page = "/watch/" + alertAbout(about);
        assertThat(visitor.get(page).html())
                .contains("somebody else looks at it")
                .doesNotContain(page + "/ack");
        visitor.get("/watch/rules");
        Shown refused = visitor.post(page + "/acknowledge", Map.of("reason", "TICKET-9"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html()).contains("Ask another privacy officer");
    }

    @Test
    @Tag("S38")
    void whoReadsTheWatchDoesNotManageIt() {
        String page = "/watch/" + alertAbout(support);
        assertThat(auditor.get(page).html()).contains("15 people opened").doesNotContain(page + "/acknowledge");
        assertThat(auditor.get("/watch").html()).doesNotContain("/watch/honey");
        assertThat(auditor.get("/watch/rules").html())
                .contains("Every rule is on")
                .doesNotContain("method=\"post\" action=\"/watch");
        Visitor agent = Visitor.with(SERVER, support.token());
        assertThat(agent.get(page).status()).isEqualTo(403);
        assertThat(agent.get("/").html()).doesNotContain("href=\"/watch\"");
    }

    @Test
    void isHadAsASheetAndInGerman() {
        String id = alertAbout(support).toString();
        assertThat(auditor.get("/watch.csv?rule=sweep&grade=alarm").html())
                .startsWith("id,grade,rule,why,who,account,person")
                .contains(id + ",alarm,sweep,15 people opened in the very order");
        assertThat(auditor.get("/watch.csv?state=acknowledged").html()).doesNotContain(id);
        assertThat(auditor.get("/watch?sort=-count&state=nonsense").html()).contains("aria-sort=\"descending\"", id);
        auditor.speaking("de");
        assertThat(auditor.get("/watch/" + id).html()).contains("Jetzt anzusehen", "Personen wurden der Reihe nach");
    }

    @Test
    void aRuleIsTunedWithinItsBounds() {
        assertThat(officer.get("/watch/rules").html()).contains("name=\"dial-in-row\"", "From 6 to");
        Shown refused = officer.post("/watch/rules/sweep", Map.of("dial-in-row", "many", "reason", "TICKET-3"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("This is not between");
        assertThat(officer.post("/watch/rules/sweep", Map.of("reason", "TICKET-3"))
                        .html())
                .contains("Nothing is to be changed");
        assertThat(officer.post("/watch/rules/sweep", Map.of("dial-in-row", "31", "reason", "TICKET-3"))
                        .location())
                .isEqualTo("/watch/rules");
        assertThat(officer.get("/watch/rules").html()).contains("name=\"dial-in-row\" value=\"31\"");
        officer.post("/watch/rules/sweep", Map.of("dial-in-row", "12", "reason", "TICKET-3"));
    }

    @Test
    void aDecoyIsSuggestedLookedOverPlantedAndRetired() {
        assertThat(officer.get("/watch/honey").html()).contains("Tell nobody who they are");
        Shown suggested = officer.post("/watch/honey/suggest", Map.of("mailDomain", "mail.example.org"));
        assertThat(suggested.html()).contains("name=\"value.profile.name\"", "@mail.example.org");
        Shown wrong =
                officer.post("/watch/honey", Map.of("purpose", "fulfil-orders", "value.profile.email", "no address"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html()).contains("value=\"no address\"", "role=\"alert\"");

        Map<String, String> form = new HashMap<>(Map.of("purpose", "fulfil-orders", "reason", "TICKET-4"));
        VALUE.matcher(suggested.html()).results().forEach(part -> form.put(part.group(1), part.group(2)));
        assertThat(officer.post("/watch/honey", form).location()).isEqualTo("/watch/honey");
        String list = officer.get("/watch/honey").html();
        assertThat(list).contains("Watched over");
        String retire = list.replaceAll("(?s).*?(/watch/honey/[0-9a-f-]{36}/retire).*", "$1");
        assertThat(officer.post(retire, Map.of()).location()).isEqualTo("/watch/honey");
        assertThat(officer.get("/watch/honey").html()).contains("Retired").doesNotContain(retire);
    }

    /// Whoever finds an open browser must not learn whom to leave alone.
    @Test
    void whoTheDecoysAreIsShownOnlyAfterASecondFactor() {
        Person person = PEOPLE.make(StaffRole.PRIVACY_OFFICER);
        PEOPLE.forgetSecondFactors(person.token());
        Shown asked = Visitor.with(SERVER, person.token()).get("/watch/honey");
        assertThat(asked.location()).isEqualTo("/step-up?back=/watch");
        assertThat(asked.html()).doesNotContain("Watched over");
    }

    /// As the watch would have raised it.
    private static UUID alertAbout(Person person) {
        UUID id = SERVER.room(Ids.class).next();
        SERVER.room(JdbcTemplate.class)
                .update(
                        "insert into watch.alert (alert_id, rule, grade, code, gaps, actor_id, first_at, last_at, count)"
                                + " values (?, 'sweep', 'alarm', 'sweep', '15', ?, now(), now(), 15)",
                        id,
                        idOf(person).value());
        return id;
    }

    private static ActorId idOf(Person person) {
        return SERVER.room(Sessions.class)
                .find(person.token())
                .orElseThrow()
                .staff()
                .id();
    }
}
