package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bailee.server.keys.KeyRing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A server whose keys have been wiped.
class SealedIT {
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
                if (route.endsWith("/health") || route.endsWith("/v1/status")) {
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
        }
    }

    private static String type(String method, String route) {
        if (route.contains("/register")) {
            return "application/yaml";
        }
        return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    }
}
