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
