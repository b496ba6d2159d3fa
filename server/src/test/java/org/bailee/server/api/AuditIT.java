package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The log over HTTP.
class AuditIT {
    private static final RunningServer SERVER = RunningServer.shared();

    private final Ask support = SERVER.asSupport();
    private final Ask auditor = SERVER.as("audit.read");

    @Test
    void tellsWhoDidWhatToWhomAndWhy() {
        String id = support.post("/v1/subjects", SubjectsIT.profile(SubjectsIT.freshEmail()))
                .member("id");
        support.header("Bailee-Reason", "TICKET-4711").get("/v1/subjects/" + id);
        Answer log = auditor.get("/v1/audit?subject=" + id + "&purpose=fulfil-orders");
        assertThat(log.json().get("items").size()).isEqualTo(2);
        assertThat(log.json().get("items").get(0).get("reason").stringValue()).isEqualTo("TICKET-4711");
        assertThat(log.text()).doesNotContain("Lovelace").doesNotContain("subjects.example");
    }

    @Test
    void tellsWhoLookedIntoIt() {
        String id = support.post("/v1/subjects", SubjectsIT.profile(SubjectsIT.freshEmail()))
                .member("id");
        auditor.header("Bailee-Reason", "AUDIT-1").get("/v1/audit?subject=" + id);
        auditor.header("Accept", "text/csv").get("/v1/audit?limit=7&subject=" + id);
        Answer looks = SERVER.asAdministrator().get("/v1/audit?kind=log-read&subject=" + id);
        assertThat(looks.json().get("items").size()).isEqualTo(2);
        assertThat(looks.text()).contains("\"AUDIT-1\"");
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
        Answer first = auditor.get("/v1/audit?limit=2");
        Answer second = auditor.get("/v1/audit?limit=2&after=" + first.member("next"));
        assertThat(second.text())
                .doesNotContain(first.json().get("items").get(1).get("id").stringValue());
    }

    /// What a stolen key saw: opened, found, and by a token; nothing of what others saw.
    @Test
    void tellsWhatOneKeySawOfWhom() {
        Answer made = SERVER.asAdministrator().post("/v1/keys", """
                        {"name":"stolen","permissions":["subjects.read","tokens.make","tokens.open"],\
                        "roles":["support"],"purposes":[],"peoplePerHour":"unlimited"}""");
        Ask thief = SERVER.with(made.json().get("key").stringValue()).header("Bailee-Purpose", "fulfil-orders");
        String email = SubjectsIT.freshEmail();
        String id = support.post("/v1/subjects", SubjectsIT.profile(email)).member("id");
        support.get("/v1/subjects/" + id);
        String token = thief.post("/v1/tokens", "{\"subject\":\"" + id + "\",\"field\":\"profile.email\"}")
                .member("token");
        thief.post("/v1/tokens/open", "{\"token\":\"" + token + "\"}");
        thief.post("/v1/subjects/search", "{\"where\":[{\"field\":\"profile.email\",\"equals\":\"" + email + "\"}]}");

        String window = "&from=2020-01-01T00:00:00Z&to=9999-01-01T00:00:00Z";
        String path = "/v1/audit/seen?actor=" + made.member("id") + window;
        Answer seen = auditor.get(path);
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        assertThat(seen.json().get("items").size()).as(seen.text()).isEqualTo(1);
        assertThat(seen.text())
                .contains(id, "\"field\":\"profile.email\"", "\"strongest\":\"plain\"", "\"times\":2")
                .contains("\"purposes\":[\"fulfil-orders\"]")
                .doesNotContain(email);
        Answer csv = auditor.header("Accept", "text/csv").get(path);
        assertThat(csv.text().lines().toList())
                .hasSize(2)
                .first()
                .isEqualTo("subject,field,strongest,times,first,last,purposes");
        assertThat(auditor.get("/v1/audit/seen?from=2020-01-01T00:00:00Z").status())
                .isEqualTo(400);
        assertThat(auditor.get("/v1/audit?outcome=odd").status()).isEqualTo(422);
    }

    // S28: formula injection; a reason may begin with -, / or #, and a name a caller chose may stand in any cell.
    @Test
    @Tag("S28")
    void givesASpreadsheetNothingToRun() {
        String id = support.post("/v1/subjects", SubjectsIT.profile(SubjectsIT.freshEmail()))
                .member("id");
        support.header("Bailee-Reason", "-2-3").get("/v1/subjects/" + id);
        Answer csv = auditor.header("Accept", "text/csv").get("/v1/audit?subject=" + id);
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.text().lines().toList()).hasSize(3).first().asString().startsWith("id,at,kind,");
        assertThat(csv.text()).contains(",'-2-3,").doesNotContain(",-2-3,");
        assertThat(auditor.header("Accept", "application/pdf").get("/v1/audit").status())
                .isEqualTo(406);
    }
}
