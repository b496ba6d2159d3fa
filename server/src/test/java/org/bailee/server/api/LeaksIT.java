package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the log says when it says everything it can.
class LeaksIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final String CANARY = "Zanzibarina";

    // S43: canaries through every flow with debug logging on.
    @ParameterizedTest
    @Tag("S43")
    @ValueSource(booleans = {true, false})
    void logsNeitherAPersonsDataNorAKey(boolean newest) {
        Answer made = SERVER.asAdministrator()
                .post(
                        "/v1/keys",
                        "{\"name\":\"leaks\",\"permissions\":[\"subjects.read\",\"subjects.write\",\"tokens.make\","
                                + "\"tokens.open\"],\"roles\":[\"support\"]}");
        String key = made.member("key");
        Ask asked = SERVER.with(key).header("Bailee-Purpose", "fulfil-orders");
        Ask support = newest ? asked : asked.overHttp1();
        List<String> said = Ear.listening(() -> {
            String email = CANARY.toLowerCase(Locale.ROOT) + newest + "@canary.example";
            Answer created = support.post(
                    "/v1/subjects",
                    "{\"profile\":{\"name\":\"" + CANARY + "\",\"email\":\"" + email
                            + "\",\"phone\":\"+49 30 8675309\"}}");
            String path = created.header("Location");
            assertThat(support.get(path).text()).contains(CANARY);
            support.header("If-Match", "\"1\"").patch(path, "{\"profile\":{\"name\":\"" + CANARY + " Two\"}}");
            support.post(
                    "/v1/subjects/search", "{\"where\":[{\"field\":\"profile.name\",\"words\":\"" + CANARY + "\"}]}");
            support.post(
                    "/v1/subjects/search", "{\"where\":[{\"field\":\"profile.email\",\"equals\":\"" + email + "\"}]}");
            support.post("/v1/subjects", "{\"profile\":{\"name\":\"" + CANARY + "\",\"email\":\"" + email + "\"}}");
            support.post("/v1/subjects", "{\"" + CANARY + "\":{\"" + CANARY + "\":\"" + CANARY + "\"}}");
            support.post("/v1/subjects", "{\"profile\":{\"email\":\"" + CANARY + "\"}");
            String token = support.post(
                            "/v1/tokens", "{\"subject\":\"" + created.member("id") + "\",\"field\":\"profile.email\"}")
                    .member("token");
            support.post("/v1/tokens/open", "{\"token\":\"" + token + "\"}");
            SERVER.with("blk_" + CANARY).get("/v1/audit");
            return token;
        });
        assertThat(said).as("the log was heard at all").isNotEmpty();
        for (String secret : List.of(CANARY, CANARY.toLowerCase(Locale.ROOT), "8675309", key.substring(12))) {
            assertThat(said).noneMatch(line -> Ear.tells(line, secret));
        }
    }
}
