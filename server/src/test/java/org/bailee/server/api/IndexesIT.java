package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Search indexes over the API: which there are, and other keys for them.
class IndexesIT {
    private static final String INDEXES = "/v1/custody/indexes";

    /// Of its own: in the shared one people are spoilt on purpose, and such people halt an index.
    private final RunningServer server = RunningServer.start(List.of());
    private final Ask administrator = server.asAdministrator();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givesAnIndexAnotherKeyAndTellsHowFarItIs() {
        server.asSupport().post("/v1/subjects", SubjectsIT.profile(SubjectsIT.freshEmail()));
        await("serving");
        Answer begun = administrator.post(INDEXES, "{\"field\":\"profile.email\"}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        String number = begun.json().get("items").get(0).get("index").asString();
        assertThat(begun.text()).contains("\"way\":\"unique\"", "\"state\":\"building\"");
        await("serving", number);
        assertThat(administrator
                        .get("/v1/audit?kind=index-serving&limit=1")
                        .json()
                        .get("items")
                        .get(0)
                        .get("details")
                        .get("index")
                        .stringValue())
                .isEqualTo(number);
        assertThat(administrator.post(INDEXES, "{\"field\":\"none.such\"}").code())
                .isEqualTo("index.unknown");
        assertThat(administrator.post(INDEXES, "{\"field\":7}").code()).isEqualTo("json.not-a-text");
    }

    private void await(String state) {
        await(state, "");
    }

    private void await(String state, String number) {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            while (!administrator
                    .get(INDEXES)
                    .json()
                    .get("items")
                    .valueStream()
                    .anyMatch(index -> index.get("field").stringValue().equals("profile.email")
                            && index.get("state").stringValue().equals(state)
                            && (number.isEmpty()
                                    || index.get("index").asString().equals(number)))) {
                Thread.sleep(200);
            }
        });
    }
}
