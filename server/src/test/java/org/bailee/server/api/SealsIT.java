package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Seals over the API: one more, opened by it, one less.
class SealsIT {
    private static final String SEALS = "/v1/custody/seals";
    private static final RunningServer SERVER = RunningServer.shared();

    private final Ask administrator = SERVER.asAdministrator();

    @Test
    void addsASealAndRemovesIt() {
        String own = SERVER.rootKeyFile();
        String first =
                administrator.get(SEALS).json().get("items").get(0).get("id").stringValue();
        assertThat(administrator.get("/v1/status").text()).contains("There is only one seal");
        assertThat(administrator
                        .post(SEALS + "/" + first + "/removal", opening(own))
                        .code())
                .isEqualTo("seal.last");
        String bank = "{\"kind\":\"key-file\",\"label\":\"bank\"";
        assertThat(administrator.post(SEALS, bank + "}").code())
                .as("the permission alone is no way in")
                .isEqualTo("seal.no-opening");
        Answer added = administrator.post(SEALS, bank + "," + opening(own).substring(1));
        assertThat(added.status()).isEqualTo(201);
        String file = added.member("keyFile");
        assertThat(file).startsWith("bailee-seal-key-1 ").endsWith("\n");
        assertThat(administrator.get(SEALS).text()).contains("bank").doesNotContain("bailee-seal-key");
        assertThat(administrator.get("/v1/status").text()).doesNotContain("There is only one seal");

        String opening = opening(file);
        String removal = SEALS + "/" + added.member("id") + "/removal";
        assertThat(administrator.post(removal, opening).code()).isEqualTo("seal.not-opened");
        assertThat(administrator.post(removal, opening(own)).status()).isEqualTo(200);
        assertThat(administrator.post(removal, opening(own)).code()).isEqualTo("seal.unknown");
        assertThat(administrator.get("/v1/audit?kind=seal-removed&limit=1").text())
                .contains(added.member("id"))
                .doesNotContain("bank");
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        assertThat(administrator
                        .post(SEALS, "{\"kind\":\"wax\",\"label\":\"a\"}")
                        .text())
                .contains("seal.kind");
        assertThat(administrator
                        .post(SEALS, "{\"kind\":\"pkcs11\",\"label\":\"a\",\"opening\":{\"passphrase\":\"x\"}}")
                        .text())
                .contains("seal.no-token", "bailee.seal.pkcs11");
        assertThat(administrator
                        .post(SEALS, "{\"kind\":\"key-file\",\"label\":\"a\",\"passphrase\":\"correct horse\"}")
                        .text())
                .contains("json.unknown-member")
                .doesNotContain("correct horse");
        assertThat(administrator
                        .post(
                                SEALS,
                                "{\"kind\":\"key-file\",\"label\":\"a\",\"opening\":{\"passphrase\":\"x\",\"keyFile\":\"y\"}}")
                        .text())
                .contains("seal.one-opening");
        assertThat(administrator.post(SEALS + "/x/removal", opening("none")).text())
                .contains("id.malformed");
        assertThat(administrator
                        .post(
                                SEALS,
                                "{\"kind\":\"passphrase\",\"label\":\"a\",\"passphrase\":\"too short\",\"opening\":{\"passphrase\":\"x\"}}")
                        .text())
                .contains("seal.passphrase-weak")
                .doesNotContain("too short");
    }

    private static String opening(String keyFile) {
        return RunningServer.JSON
                .createObjectNode()
                .set("opening", RunningServer.JSON.createObjectNode().put("keyFile", keyFile))
                .toString();
    }
}
