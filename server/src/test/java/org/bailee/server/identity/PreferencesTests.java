package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.ZoneId;
import java.util.Locale;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Violation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTests {
    private final StaffRoom room = new StaffRoom();
    private final StaffRoom.Person ada = room.administrator();
    private final Preferences preferences = new Preferences(room.parts);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void areInForceInEverySessionAtOnce() {
        SignedIn here = room.signedIn(ada);
        SignedIn there = room.signedIn(ada);
        preferences.choose(here.session(), "de", "Europe/Berlin");
        StaffMember seen = room.sessions.find(there.token()).orElseThrow().staff();
        assertThat(seen.locale()).contains(Locale.GERMAN);
        assertThat(seen.zone()).contains(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void areLeftToTheBrowserAgain() {
        SignedIn in = room.signedIn(ada);
        preferences.choose(in.session(), "de", "Asia/Tokyo");
        preferences.choose(in.session(), "", " ");
        StaffMember seen = room.sessions.find(in.token()).orElseThrow().staff();
        assertThat(seen.locale()).isEmpty();
        assertThat(seen.zone()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tlh, Europe/Berlin, preferences.language",
        "de-AT, UTC, preferences.language",
        "DE, UTC, preferences.language",
        "de, Europe/Atlantis, preferences.zone",
        "de, +02:00, preferences.zone",
        "de, europe/berlin, preferences.zone",
        "en, 'Europe/Berlin ', preferences.zone"
    })
    void areOnlyWhatTheConsoleKnows(String language, String zone, String code) {
        SignedIn in = room.signedIn(ada);
        assertThatThrownBy(() -> preferences.choose(in.session(), language, zone))
                .asInstanceOf(type(Invalid.class))
                .extracting(Invalid::violations)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Violation.class))
                .extracting(Violation::code)
                .containsExactly(code);
        assertThat(room.sessions.find(in.token()).orElseThrow().staff().locale())
                .isEmpty();
        assertThat(room.kinds("preferences-chosen")).isEmpty();
    }

    @Test
    void areChosenByNobodyWhoIsHalfwayIn() {
        SignedIn halfway = (SignedIn) room.signIn.password("administrator", StaffRoom.PASSWORD, StaffRoom.HERE);
        assertThatThrownBy(() -> preferences.choose(halfway.session(), "de", "UTC"))
                .isInstanceOf(Denied.class);
    }

    @Test
    void areWrittenDownWithoutWhatWasChosen() {
        preferences.choose(room.signedIn(ada).session(), "de", "Europe/Berlin");
        assertThat(room.kinds("preferences-chosen"))
                .singleElement()
                .asString()
                .contains(ada.staff().id().toString())
                .doesNotContain("Berlin", "=de");
    }

    @Test
    void everyZoneOnOfferCanBeChosen() {
        assertThat(Preferences.ZONES)
                .contains("UTC", "Europe/Berlin", "America/New_York")
                .allSatisfy(zone -> assertThat(ZoneId.of(zone).getId()).isEqualTo(zone));
    }
}
