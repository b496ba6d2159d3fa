package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.Staff;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.Hold;
import org.bailee.server.vault.HoldKind;
import org.bailee.server.vault.NewHold;
import org.bailee.server.vault.Vault;
import org.junit.jupiter.api.Test;

/// A whole person erased by a member of staff, who sees first what goes and what holds it back.
class WholeErasurePagesIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);

    private final Person somebody = PEOPLE.make(StaffRole.PRIVACY_OFFICER);
    private final Visitor officer = Visitor.with(SERVER, somebody.token());
    private final SubjectId subject = Canaries.person(SERVER, PEOPLE, "Ada", UUID.randomUUID() + "@example.org");
    private final String page = "/people/" + subject + "/erase/whole";
    private final String told = "/erasures/" + subject;
    private final String end = subject.toString().substring(30);

    @Test
    void showsWhatGoesErasesItAndTellsWhatHappened() {
        assertThat(officer.get("/people/" + subject + "/erase").html()).contains("href=\"" + page + "\"");
        Shown before = officer.get(page);
        assertThat(before.title()).isEqualTo("Erase everything of this person?");
        assertThat(before.html())
                .contains("profile: 1 record", "Until when an old copy could be opened", "The last 6 characters")
                .doesNotContain("@example.org");

        Shown done = officer.post(page, Map.of("reason", "REQ-3", "confirm", end.toUpperCase(Locale.ROOT)));
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).isEqualTo(told);
        Shown after = officer.get(told);
        assertThat(after.title()).isEqualTo("Everything of this person is erased");
        assertThat(after.html())
                .contains(
                        "REQ-3",
                        "Somebody",
                        "href=\"/log/",
                        "Until when an old copy could be opened",
                        subject.toString());
        assertThat(officer.get("/erasures").html()).contains("href=\"" + told + "\"");

        Shown json = officer.post(told + "/certificate", Map.of("form", "json"));
        assertThat(json.header("Content-Disposition")).contains("erasure-" + subject + ".json");
        assertThat(json.html())
                .startsWith("{\"form\":\"bailee-erasure-certificate 1\",\"subject\":\"" + subject)
                .contains("\"statementProof\":\"c2sp.org/tlog-proof@v1");
        assertThat(officer.post(told + "/certificate", Map.of("form", "pdf")).html())
                .startsWith("%PDF-1.7");
    }

    @Test
    void erasesOnceHoweverOftenItIsSent() {
        officer.get(page);
        Map<String, String> form = Map.of("reason", "REQ-4", "confirm", end);
        assertThat(officer.post(page, form).location()).isEqualTo(told);
        Shown again = officer.post(page, Map.of("reason", "REQ-5", "confirm", end));
        assertThat(again.location()).isEqualTo(told);
        assertThat(officer.get(page).location()).isEqualTo(told);
        assertThat(officer.get(told).html()).contains("REQ-4").doesNotContain("REQ-5");
        assertThat(officer.get("/erasures.csv").html().lines().filter(line -> line.contains(subject.toString())))
                .hasSize(1);
    }

    @Test
    void erasesNothingWithoutAReasonOrTheEndOfTheNumber() {
        officer.get(page);
        Shown nothing = officer.post(page, Map.of());
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.html()).contains("id=\"refusal\"", "Nothing says why", "is not the end of");
        Shown wrong = officer.post(page, Map.of("reason", "REQ-6", "confirm", "zzzzzz"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html())
                .contains("value=\"REQ-6\"", "is not the end of")
                .doesNotContain("Nothing says why");
        Shown prose = officer.post(page, Map.of("reason", "she asked for it", "confirm", end));
        assertThat(prose.status()).isEqualTo(422);
        assertThat(officer.speaking("de").get(page).html())
                .contains("Alles von dieser Person löschen?", "Die letzten 6 Zeichen");
        assertThat(SERVER.room(Vault.class).previewErasure(staff(), subject).records())
                .containsKey("profile");
        assertThat(officer.get("/people/" + UUID.randomUUID() + "/erase/whole").status())
                .isEqualTo(404);
    }

    /// Placed after the page was shown, before the button was pressed.
    @Test
    void isBeatenByALegalHold() {
        officer.get(page);
        Vault vault = SERVER.room(Vault.class);
        LocalDate review = LocalDate.ofInstant(SERVER.room(InstantSource.class).instant(), ZoneOffset.UTC)
                .plusDays(9);
        Hold hold = vault.hold(staff(), Optional.empty(), subject, new NewHold("CASE-1", "legal-desk", review));
        Map<String, String> form = Map.of("reason", "REQ-7", "confirm", end);
        Shown held = officer.post(page, form);
        assertThat(held.status()).isEqualTo(409);
        assertThat(held.title()).isEqualTo("This person cannot be erased now");
        assertThat(held.html())
                .contains("id=\"refusal\"", "Held by legal-desk", "/holds?person=" + subject)
                .contains(Integer.toString(review.getYear()))
                .doesNotContain("name=\"confirm\"");
        assertThat(officer.get(page).title()).isEqualTo("This person cannot be erased now");
        assertThat(officer.get(told).status()).isEqualTo(404);

        Hold restricted = vault.restrict(
                staff(), Optional.empty(), subject, HoldKind.CONTESTED, new NewHold("REQ-8", "dpo", review));
        vault.release(staff(), Optional.empty(), hold.id());
        assertThat(officer.get(page).html())
                .contains("A restriction keeps everything", "/restrictions?person=" + subject)
                .doesNotContain("name=\"confirm\"", "Held by");
        assertThat(officer.post(page, form).status()).isEqualTo(409);
        vault.lift(staff(), Optional.empty(), restricted.id(), Optional.of(review.minusDays(9)));
        officer.get(page);
        assertThat(officer.post(page, form).location()).isEqualTo(told);
    }

    @Test
    void asksForARecentSecondFactorFirst() {
        officer.get(page);
        PEOPLE.forgetSecondFactors(somebody.token());
        assertThat(officer.post(page, Map.of("reason", "REQ-9", "confirm", end)).location())
                .isEqualTo("/step-up?back=" + page);
        assertThat(officer.get(page).location()).isEqualTo("/step-up?back=" + page);
        assertThat(officer.get(told).status()).isEqualTo(404);
    }

    /// A change of roles ends the session, as everywhere; what others may not, the matrix shows.
    @Test
    void isNotDoneForWhoLostTheRightMeanwhile() {
        officer.get(page);
        Session administrator = SERVER.room(Sessions.class)
                .find(PEOPLE.make(StaffRole.ADMINISTRATOR).token())
                .orElseThrow();
        SERVER.room(Staff.class)
                .changeRoles(administrator, session().staff().id(), Set.of(StaffRole.SUPPORT), Set.of());
        assertThat(officer.post(page, Map.of("reason", "REQ-10", "confirm", end))
                        .location())
                .isEqualTo("/sign-in");
        assertThat(SERVER.room(Vault.class)
                        .previewErasure(administrator.staff(), subject)
                        .isFree())
                .isTrue();
    }

    private Session session() {
        return SERVER.room(Sessions.class).find(somebody.token()).orElseThrow();
    }

    private Actor staff() {
        return session().staff();
    }
}
