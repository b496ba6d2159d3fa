package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Keys, from the administrator's first one to a revoked one.
class KeysIT {
    private static final RunningServer SERVER = RunningServer.shared();

    @Test
    void leavesTheFirstKeyWhereOnlyTheOperatorFindsIt() throws Exception {
        assertThat(Files.getPosixFilePermissions(SERVER.home().resolve("admin.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(SERVER.asAdministrator().get("/v1/status").status()).isEqualTo(200);
    }

    @Test
    void showsTheSecretOnce() {
        Answer made = SERVER.asAdministrator().post("/v1/keys", wanted("subjects.read"));
        String key = made.member("key");
        Answer list = SERVER.asAdministrator().get("/v1/keys?limit=1000");
        assertThat(list.text()).contains(key.substring(0, 12)).doesNotContain(key.substring(12));
    }

    // S26: a revoked key.
    @Test
    @Tag("S26")
    void isDeadWhenRevoked() {
        Answer made = SERVER.asAdministrator().post("/v1/keys", wanted("audit.read"));
        Ask account = SERVER.with(made.member("key"));
        assertThat(account.get("/v1/audit").status()).isEqualTo(200);
        Answer revoked = SERVER.asAdministrator().delete("/v1/keys/" + made.member("id"));
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.member("revoked")).isEqualTo("1");
        long end = System.nanoTime() + 2_000_000_000L;
        int status = 200;
        while (status == 200 && System.nanoTime() < end) {
            status = account.get("/v1/audit").status();
        }
        assertThat(status).isEqualTo(401);
    }

    @Test
    @Tag("S26")
    void takesAlongWhatItMadeUnlessItIsToGoAlone() {
        Answer maker = SERVER.asAdministrator().post("/v1/keys", wanted("keys.manage"));
        Answer made = SERVER.with(maker.member("key"))
                .post("/v1/keys", "{\"name\":\"x\",\"permissions\":[\"keys.manage\"],\"expiresIn\":\"P1D\"}");
        assertThat(made.member("madeBy")).isEqualTo(maker.member("id"));
        Ask administrator = SERVER.asAdministrator();
        String route = "/v1/keys/" + maker.member("id");
        assertThat(administrator.delete(route + "?alone=maybe").code()).isEqualTo("query.malformed");
        assertThat(administrator.delete(route + "?alone=true").member("revoked"))
                .isEqualTo("1");
        assertThat(administrator.delete(route).member("revoked")).isEqualTo("1");
        assertThat(administrator.delete(route).member("revoked")).isEqualTo("0");
    }

    // S25: a key that would make a wider one.
    @Test
    @Tag("S25")
    void makesNoWiderKeyAndSaysSoInTheLog() {
        Answer refused = SERVER.as("keys.manage").post("/v1/keys", wanted("subjects.read"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("key.wider-than-maker");
        Answer log = SERVER.asAdministrator().get("/v1/audit?kind=key-change-refused&limit=1");
        assertThat(log.json().get("items").get(0).get("outcome").stringValue()).isEqualTo("refused");
    }

    @Test
    void refusesWhatIsNoKeyAtAll() {
        assertThat(SERVER.asAdministrator()
                        .post("/v1/keys", "{\"name\":\"x\",\"permissions\":[\"all\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(SERVER.asAdministrator()
                        .post("/v1/keys", "{\"name\":\"x\",\"permissions\":[\"audit.read\"],\"expiresIn\":\"P2Y\"}")
                        .status())
                .isEqualTo(422);
        assertThat(SERVER.asAdministrator()
                        .delete("/v1/keys/01890000-0000-7000-8000-0000000000ff")
                        .status())
                .isEqualTo(404);
    }

    private static String wanted(String permission) {
        return "{\"name\":\"helpdesk\",\"permissions\":[\"" + permission + "\"],\"expiresIn\":\"P30D\"}";
    }
}
