package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.NewService;
import org.bailee.server.identity.ServiceAccount;
import org.bailee.server.identity.Services;
import org.bailee.server.identity.Source;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.Permission;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Keys, made and ended by a person.
class KeysPageIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final Source SOURCE = Source.of("192.0.2.9");
    private static final Pattern KEY = Pattern.compile("<code class=\"key\">([^<]+)</code>");

    private final String token = People.of(SERVER).make(StaffRole.ADMINISTRATOR).token();
    private final Visitor administrator = Visitor.with(SERVER, token);
    private final String name = "shop " + UUID.randomUUID();

    @Test
    void makesAKeyShowsItOnceAndEndsItWithThoseItMade() {
        administrator.get("/keys");
        Shown made = make("subjects.read");
        assertThat(made.status()).isEqualTo(200);
        Matcher key = KEY.matcher(made.html());
        assertThat(key.find()).isTrue();
        ServiceAccount account =
                SERVER.room(Services.class).authenticate(key.group(1), SOURCE).orElseThrow();
        assertThat(account.permissions()).containsExactly(Permission.SUBJECTS_READ);
        assertThat(administrator.get("/keys").html()).contains(name).doesNotContain(key.group(1));

        assertThat(administrator
                        .post("/keys/" + account.id() + "/revoke", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(SERVER.room(Services.class).authenticate(key.group(1), SOURCE))
                .isEmpty();
        assertThat(administrator.get("/keys").html()).doesNotContain(name);
        assertThat(administrator.get("/keys?show=all").html()).contains(name, "revoked");
    }

    @Test
    @Tag("S25")
    void saysHowManyEndWithAKey() {
        administrator.get("/keys");
        Matcher key = KEY.matcher(make("keys.manage").html());
        assertThat(key.find()).isTrue();
        ServiceAccount maker =
                SERVER.room(Services.class).authenticate(key.group(1), SOURCE).orElseThrow();
        SERVER.room(Services.class)
                .create(
                        maker,
                        new NewService(
                                "made by it",
                                java.util.Set.of(Permission.KEYS_MANAGE),
                                java.util.Set.of(),
                                java.util.Set.of(),
                                java.util.Optional.of(java.time.Duration.ofHours(1))));
        assertThat(administrator.get("/keys").html()).contains("Also ends one key it made.");
    }

    @Test
    void saysWhatIsWrongWithAKey() {
        administrator.get("/keys");
        Shown refused = administrator.post("/keys", Map.of("name", "=1+1", "days", "x"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("role=\"alert\"", "value=\"=1+1\"");
        assertThat(make("subjects.fly").status()).isEqualTo(422);
    }

    @Test
    void asksForARecentSecondFactor() {
        administrator.get("/keys");
        People.of(SERVER).forgetSecondFactors(token);
        assertThat(make("subjects.read").location()).isEqualTo("/step-up?back=/keys");
        assertThat(administrator.get("/step-up?back=/keys").html()).contains("value=\"/keys\"");
    }

    @Test
    void sortsAndGivesASheet() {
        administrator.get("/keys");
        make("subjects.read");
        assertThat(administrator.get("/keys?sort=-expires").html())
                .contains("aria-sort=\"descending\"", "sort=name", "sort=expires\"");
        assertThat(administrator.get("/keys?sort=nonsense").html()).contains("aria-sort=\"ascending\"");
        assertThat(administrator.get("/keys.csv").html())
                .startsWith("id,name,state")
                .contains(name);
    }

    private Shown make(String permission) {
        return administrator.post(
                "/keys", Map.of("name", name, "permission", permission, "days", "30", "people", "10"));
    }
}
