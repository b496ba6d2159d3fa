package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.Part;
import org.bailee.server.vault.Vault;
import org.junit.jupiter.api.Test;

/// Who was erased, and the certificate of it, as browsers meet them.
class ErasurePagesIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);

    @Test
    void isListedTakenAlongAndCertifiedOnPaper() {
        Person somebody = PEOPLE.make(StaffRole.PRIVACY_OFFICER);
        Visitor officer = Visitor.with(SERVER, somebody.token());
        SubjectId subject = Canaries.person(SERVER, PEOPLE, "Ada", UUID.randomUUID() + "@example.org");
        SERVER.room(Vault.class)
                .erase(
                        SERVER.room(Sessions.class)
                                .find(somebody.token())
                                .orElseThrow()
                                .staff(),
                        Optional.of("TICKET-5"),
                        subject);
        String certify = "/erasures/" + subject + "/certificate";
        assertThat(officer.get("/erasures?since=week").html()).contains(certify, "TICKET-5", "Somebody");
        assertThat(officer.get("/erasures?sort=who").html()).contains("aria-sort=\"ascending\"");
        assertThat(officer.get("/erasures.csv?since=month").html())
                .startsWith("at,person,what,records,who,reason,account,entry")
                .contains(subject.toString());

        Shown paper = officer.post(certify, Map.of());
        assertThat(paper.header("Content-Type")).startsWith("application/pdf");
        assertThat(paper.header("Content-Disposition")).contains("erasure-" + subject + ".pdf");
        assertThat(paper.html()).startsWith("%PDF-1.7");
    }

    @Test
    void isListedAndCertifiedOfAPart() {
        Person somebody = PEOPLE.make(StaffRole.PRIVACY_OFFICER);
        Visitor officer = Visitor.with(SERVER, somebody.token());
        SubjectId subject = Canaries.person(SERVER, PEOPLE, "Ada", UUID.randomUUID() + "@example.org");
        SERVER.room(Vault.class)
                .erasePart(
                        SERVER.room(Sessions.class)
                                .find(somebody.token())
                                .orElseThrow()
                                .staff(),
                        Optional.of("TICKET-6"),
                        subject,
                        Part.ofFields(FieldPath.parse("profile.email")));
        String certify = "/erasures/" + subject + "/parts/1/certificate";
        assertThat(officer.get("/erasures?what=people").html()).doesNotContain(subject.toString());
        assertThat(officer.get("/erasures?what=fields").html())
                .contains(certify, "TICKET-6", "profile.email in 1 record");
        assertThat(officer.get("/erasures.csv?what=fields&since=week").html()).contains(subject + ",profile.email,1,");
        assertThat(officer.post(certify, Map.of()).html()).startsWith("%PDF-1.7");
        assertThat(officer.post("/erasures/" + subject + "/parts/7/certificate", Map.of())
                        .status())
                .isEqualTo(404);
    }
}
