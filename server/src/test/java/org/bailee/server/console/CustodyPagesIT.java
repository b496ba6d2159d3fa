package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.junit.jupiter.api.Test;

/// Keys, as browsers meet them.
class CustodyPagesIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final People PEOPLE = People.of(SERVER);

    private final String token = PEOPLE.make(StaffRole.ADMINISTRATOR).token();
    private final Visitor administrator = Visitor.with(SERVER, token);

    @Test
    void showsWhoCanOpenTheRootKeyAndWhatIsUnderEachKey() {
        Shown page = administrator.get("/custody");
        assertThat(page.title()).isEqualTo("Only one seal opens everything that is stored");
        assertThat(page.html())
                .contains(
                        "Add a second seal",
                        "Key file",
                        "in use",
                        "aria-sort=\"descending\"",
                        "Search keys",
                        "What people are found by")
                .contains("href=\"/custody\" aria-current=\"page\"");
        assertThat(administrator.get("/custody?state=gone&sort=people").html())
                .contains("/custody.csv?state=gone&amp;sort=people");
        assertThat(administrator.get("/custody.csv?state=serving").html())
                .startsWith("number,state,from,until,destroyed-at,people")
                .contains(",serving,");
    }

    @Test
    void changesTheKeyOnlyForWhoSawTheOneInUse() {
        administrator.get("/custody");
        Shown refused = administrator.post("/custody/rotate", Map.of("seen", "0"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("role=\"alert\"", "Another key has taken over meanwhile.");
    }

    @Test
    void asksForARecentSecondFactorToChangeTheKey() {
        administrator.get("/custody");
        PEOPLE.forgetSecondFactors(token);
        assertThat(administrator.post("/custody/rotate", Map.of("seen", "1")).location())
                .isEqualTo("/step-up?back=/custody");
    }
}
