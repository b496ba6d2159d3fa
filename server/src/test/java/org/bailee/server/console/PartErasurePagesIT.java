package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.Hold;
import org.bailee.server.vault.NewHold;
import org.bailee.server.vault.Vault;
import org.junit.jupiter.api.Test;

/// A part of a person erased by a member of staff, who sees first what goes and what is held back.
class PartErasurePagesIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);

    private final Person somebody = PEOPLE.make(StaffRole.PRIVACY_OFFICER);
    private final Visitor officer = Visitor.with(SERVER, somebody.token());
    private final SubjectId subject = Canaries.person(SERVER, PEOPLE, "Ada", UUID.randomUUID() + "@example.org");
    private final String page = "/people/" + subject + "/erase";

    @Test
    void showsWhatGoesThenErasesItAndCertifiesIt() {
        assertThat(officer.get(page).html()).contains("value=\"profile.email\"", "value=\"profile\"");
        Map<String, String> email = Map.of("field", "profile.email", "reason", "REQ-3");

        Shown preview = officer.post(page + "/preview", email);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.html())
                .contains("profile.email: 1 value", "I have read what goes.")
                .doesNotContain("@example.org");

        Shown done = officer.post(page, email);
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location")).endsWith("/erase?done=1");
        String certificate = "/erasures/" + subject + "/parts/1/certificate";
        assertThat(officer.get(page + "?done=1").html()).contains("It is erased.", certificate);
        assertThat(officer.post(certificate, Map.of()).html()).startsWith("%PDF-1.7");
        assertThat(officer.post(page + "/preview", email).html())
                .contains("Nothing of it is kept of this person.")
                .doesNotContain("I have read what goes.");
        assertThat(officer.get(page + "?done=x").html()).doesNotContain("It is erased.");
    }

    @Test
    void saysWhatIsNeededElsewhereAndWhatAHoldKeeps() {
        officer.get(page);
        Map<String, String> activity = Map.of("activity", "fulfil-orders", "reason", "REQ-3");
        Shown stays = officer.post(page + "/preview", activity);
        assertThat(stays.html()).contains("What stays, although you chose its activity", ", needed by ");

        Actor staff =
                SERVER.room(Sessions.class).find(somebody.token()).orElseThrow().staff();
        Hold hold =
                SERVER.room(Vault.class).hold(staff, Optional.empty(), subject, new NewHold("CASE-1", "legal", in(9)));
        Map<String, String> email = Map.of("field", "profile.email", "reason", "REQ-3");
        assertThat(officer.post(page + "/preview", email).html())
                .contains("A legal hold keeps all of it", "/holds?person=" + subject)
                .doesNotContain("I have read what goes.");
        assertThat(officer.post(page, email).status()).isEqualTo(409);
        SERVER.room(Vault.class).release(staff, Optional.empty(), hold.id());
        assertThat(officer.post(page, email).status()).isEqualTo(303);
    }

    @Test
    void asksAgainWhereNothingIsNamed() {
        officer.get(page);
        Shown nothing = officer.post(page + "/preview", Map.of("reason", "REQ-3"));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.html()).contains("id=\"refusal\"", "REQ-3");
        assertThat(officer.post(page + "/preview", Map.of("field", "profile.no-such-field", "reason", "REQ-3"))
                        .status())
                .isEqualTo(422);
        assertThat(officer.post(
                                "/people/" + UUID.randomUUID() + "/erase/preview",
                                Map.of("field", "profile.email", "reason", "REQ-3"))
                        .status())
                .isEqualTo(404);
    }

    private static LocalDate in(int days) {
        return LocalDate.ofInstant(SERVER.room(InstantSource.class).instant(), ZoneOffset.UTC)
                .plusDays(days);
    }
}
