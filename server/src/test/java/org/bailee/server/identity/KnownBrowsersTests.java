package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.bailee.server.shared.Denied;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KnownBrowsersTests {
    private final StaffRoom room = new StaffRoom();
    private final KnownBrowsers browsers = new KnownBrowsers(new BrowserStore(room.database.db()), room.means);
    private final StaffRoom.Person ada = room.administrator();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    @Tag("ASVS-6.3.5")
    void tellOfEveryBrowserButTheFirst() {
        String first = browsers.cameIn(room.fresh(ada), Optional.empty());
        assertThat(told()).isZero();
        assertThat(browsers.cameIn(room.fresh(ada), Optional.of(first))).isEqualTo(first);
        assertThat(told()).isZero();
        browsers.cameIn(room.fresh(ada), Optional.empty());
        assertThat(told()).isEqualTo(1);
        browsers.cameIn(room.fresh(ada), Optional.of("no mark of ours"));
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void knowABrowserForEachPersonAlone() {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
        String shared = browsers.cameIn(room.fresh(ada), Optional.empty());
        browsers.cameIn(room.fresh(bob), Optional.empty());
        assertThat(browsers.cameIn(room.fresh(bob), Optional.of(shared))).isEqualTo(shared);
        assertThat(room.kinds("browser-new"))
                .extracting(entry -> entry.details().get("staff"))
                .containsExactly(bob.staff().id().toString());
    }

    @Test
    void forgetABrowserWhoseCookieIsGone() {
        String mark = browsers.cameIn(room.fresh(ada), Optional.empty());
        room.clock.advance(KnownBrowsers.GOOD_FOR.plusDays(1));
        browsers.cameIn(room.fresh(ada), Optional.empty());
        assertThat(told()).as("with no other left, the next is the first again").isZero();
        browsers.cameIn(room.fresh(ada), Optional.of(mark));
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void keepNothingThatShowsABrowser() {
        String mark = browsers.cameIn(room.fresh(ada), Optional.empty());
        assertThat(room.dump()).doesNotContain(mark);
    }

    @Test
    void areOfThoseInside() {
        Session half = StaffRoom.session(room.signIn.password("administrator", StaffRoom.PASSWORD, StaffRoom.HERE));
        assertThatThrownBy(() -> browsers.cameIn(half, Optional.empty())).isInstanceOf(Denied.class);
    }

    private int told() {
        return room.kinds("browser-new").size();
    }
}
