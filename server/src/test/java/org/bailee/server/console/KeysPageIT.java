package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.Services;
import org.bailee.server.identity.Source;
import org.bailee.server.identity.StaffRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KeysPageIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final Pattern KEY = Pattern.compile("value=\"(blk_[a-z2-7]+)\"");
    private static final Pattern REVOKE = Pattern.compile("action=\"(/keys/[0-9a-f-]+/revoke)\"");

    private final Visitor administrator =
            Visitor.with(SERVER, People.of(SERVER).make(StaffRole.ADMINISTRATOR).token());

    @Test
    void makesAKeyShowsItOnceAndEndsIt() {
        String name = "a program " + System.nanoTime();
        Shown made = make(name, "subjects.read");
        Matcher key = KEY.matcher(made.html());
        assertThat(key.find()).isTrue();
        assertThat(works(key.group(1))).isTrue();
        String list = administrator.get("/keys").html();
        assertThat(list).contains(name).doesNotContain(key.group(1));

        Matcher revoke = REVOKE.matcher(list.substring(list.indexOf(name)));
        assertThat(revoke.find()).isTrue();
        assertThat(administrator.post(revoke.group(1), Map.of()).status()).isEqualTo(303);
        assertThat(works(key.group(1))).isFalse();
        assertThat(administrator.get("/keys").html()).doesNotContain(name);
        assertThat(administrator.get("/keys?show=revoked").html()).contains(name);
    }

    @Test
    @Tag("S48")
    void givesNothingTheMakerLacks() {
        Shown refused = administrator.post(
                "/keys", Map.of("name", "wide", "permission", "subjects.read", "role", "support", "days", "1"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(make("no such permission", "everything").status()).isEqualTo(422);
    }

    @Test
    void givesTheListAsASheet() {
        String name = "sheet " + System.nanoTime();
        assertThat(make(name, "subjects.read").status()).isEqualTo(200);
        Shown sheet = administrator.get("/keys.csv?show=all&sort=name");
        assertThat(sheet.header("Content-Type")).startsWith("text/csv");
        assertThat(sheet.header("Content-Disposition")).contains("attachment");
        assertThat(sheet.html()).startsWith("id,name,prefix,state").contains("," + name + ",");
    }

    @Test
    void takesNoChoiceThatIsNone() {
        assertThat(administrator.get("/keys?show=%3Cscript%3E&sort=x").status()).isEqualTo(200);
        assertThat(administrator.get("/keys?show=%3Cscript%3E").html()).doesNotContain("<script>");
    }

    private Shown make(String name, String permission) {
        administrator.get("/keys");
        return administrator.post("/keys", Map.of("name", name, "permission", permission, "days", "1"));
    }

    private static boolean works(String key) {
        return SERVER.room(Services.class)
                .authenticate(key, Source.of("192.0.2.9"))
                .isPresent();
    }
}
