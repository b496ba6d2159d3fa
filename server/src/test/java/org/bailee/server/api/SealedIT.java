package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bailee.server.keys.KeyRing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A server whose keys have been wiped.
class SealedIT {
    private static final String UNSEALING = "/v1/custody/unsealing";
    private static final List<String> OPEN = List.of("/health", "/v1/status", UNSEALING);

    // S40: use while sealed.
    @Test
    @Tag("S40")
    void saysSoAndNothingElse() {
        try (RunningServer server = RunningServer.start(List.of())) {
            Ask support = server.asSupport();
            String email = SubjectsIT.freshEmail();
            String path = "/v1/subjects/"
                    + support.post("/v1/subjects", SubjectsIT.profile(email)).member("id");
            assertThat(server.asAdministrator()
                            .post("/v1/custody/sealing", "{}")
                            .status())
                    .isEqualTo(200);
            assertThat(server.room(KeyRing.class).isSealed()).isTrue();
            for (String route : server.routes()) {
                if (OPEN.stream().anyMatch(route::endsWith)) {
                    continue;
                }
                String method = route.substring(0, route.indexOf(' '));
                String body = method.matches("GET|DELETE") ? "" : "{}";
                Answer answer = support.header("If-Match", "\"1\"")
                        .send(
                                method,
                                route.substring(route.indexOf(' ') + 1).replaceAll("\\{\\*?[a-z]+}", "x"),
                                body.isEmpty() ? null : type(method, route),
                                body.getBytes(StandardCharsets.UTF_8));
                assertThat(answer.status()).as("%s %s", route, answer.text()).isEqualTo(503);
                assertThat(answer.code()).isEqualTo("keys.sealed");
                assertThat(answer.header("Retry-After")).isNotEmpty();
            }
            assertThat(support.get(path).text()).doesNotContain(email).doesNotContain("Lovelace");
            assertThat(server.anonymously().get(path).status())
                    .as("still asks for a key")
                    .isEqualTo(401);
            assertThat(server.anonymously().get("/health").member("status")).isEqualTo("sealed");
            assertThat(support.get("/v1/status")
                            .json()
                            .get("seal")
                            .get("sealed")
                            .booleanValue())
                    .isTrue();
            unseal(server);
            assertThat(support.get(path).text()).contains(email);
            assertThat(server.anonymously().get("/health").member("status")).isEqualTo("up");
        }
    }

    /// Only what is brought opens it: being asked from the same machine, or by an administrator, does not.
    private static void unseal(RunningServer server) {
        Ask nobody = server.anonymously();
        assertThat(nobody.get(UNSEALING).json().get("sealed").booleanValue()).isTrue();
        assertThat(nobody.post(UNSEALING, "{}").code()).isEqualTo("unseal.one-thing");
        assertThat(nobody.post(UNSEALING, "{\"keyFile\":\"no such\"}").code()).isEqualTo("unseal.not-opened");
        assertThat(nobody.post(UNSEALING, "{\"share\":\"no such\"}").code()).isEqualTo("share.unlike");
        Answer page = nobody.get("/unseal");
        assertThat(page.status()).isEqualTo(200);
        assertThat(nobody.get("/sign-in").header("Location")).endsWith("/unseal");
        String body = RunningServer.JSON
                .createObjectNode()
                .put("keyFile", server.rootKeyFile())
                .toString();
        assertThat(nobody.post(UNSEALING, body).json().get("sealed").booleanValue())
                .isFalse();
        assertThat(nobody.post(UNSEALING, body).code()).isEqualTo("keys.open");
    }

    private static String type(String method, String route) {
        if (route.contains("/register")) {
            return "application/yaml";
        }
        return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    }
}
