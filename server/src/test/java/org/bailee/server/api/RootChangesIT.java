package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// The root key changes over the API while the server serves, for who opens its seals.
class RootChangesIT {
    private static final String ROOTS = "/v1/custody/root-changes";
    private static final RunningServer SERVER = RunningServer.shared();

    private final Ask administrator = SERVER.asAdministrator();

    @Test
    void changesTheRootKeyForWhoOpensEverySeal() {
        int before = administrator.get(ROOTS).json().get("items").size();
        assertThat(administrator.post(ROOTS, "{}").text()).contains("seal.no-opening");
        assertThat(administrator.post(ROOTS, "{\"openings\":[{}]}").text()).contains("seal.one-opening");
        assertThat(administrator.post(ROOTS, body("nonsense")).code()).isEqualTo("seal.not-opened");
        Answer changed = administrator.post(ROOTS, body(SERVER.rootKeyFile()));
        assertThat(changed.status()).isEqualTo(201);
        assertThat(changed.json().get("root").asInt()).isEqualTo(before + 2);
        assertThat(changed.json().get("seals").asInt()).isEqualTo(1);
        assertThat(administrator.get(ROOTS).json().get("items")).hasSize(before + 1);
        assertThat(administrator.get("/v1/audit?kind=root-changed&limit=1").text())
                .contains("\"root\":\"" + (before + 2) + "\"");
        assertThat(administrator.post(ROOTS, body(SERVER.rootKeyFile())).status())
                .as("by the same key file again")
                .isEqualTo(201);
    }

    private static String body(String keyFile) {
        ObjectNode body = RunningServer.JSON.createObjectNode();
        body.putArray("openings").addObject().put("keyFile", keyFile);
        return body.toString();
    }
}
