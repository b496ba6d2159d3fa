package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// S16: a key that opens many people, over HTTPS.
class BulkIT {
    private static final RunningServer SERVER = RunningServer.shared();

    @Test
    @Tag("S16")
    void stopsAKeyAtItsLimitAndTellsItWhomToAsk() {
        Ask key = limited(3);
        List<String> people = people(4);

        assertThat(open(key, people.subList(0, 3)).status()).isEqualTo(207);
        Answer refused = open(key, people);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("bulk.needs-approval");
        assertThat(refused.json().get("hint").stringValue()).contains("/v1/approvals", "privacy officer");
        assertThat(key.get("/v1/subjects/" + people.getLast()).status()).isEqualTo(403);

        Answer asked = key.post(
                "/v1/approvals", "{\"purpose\":\"fulfil-orders\",\"people\":5,\"hours\":2,\"reason\":\"TICKET-1\"}");
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.member("state")).isEqualTo("waiting");
        JsonNode own = key.get("/v1/approvals").json().get("items");
        assertThat(own).hasSize(1);
        assertThat(limited(3).get("/v1/approvals").json().get("items")).isEmpty();
    }

    @Test
    @Tag("S16")
    void saysWhenTheQuotaHasRoomAgain() {
        Ask key = limited(1);
        String person = people(1).getFirst();
        for (int i = 0; i < 10; i++) {
            assertThat(key.get("/v1/subjects/" + person).status()).isEqualTo(200);
        }
        Answer refused = key.get("/v1/subjects/" + person);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("quota.exhausted");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3_500, 3_661);
    }

    @Test
    void refusesARequestThatIsNoneWithEverythingWrongWithIt() {
        Answer refused = limited(1)
                .post("/v1/approvals", "{\"purpose\":\"no-such\",\"people\":5,\"hours\":9,\"reason\":\"Ada called\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("violations")).hasSize(3);
        assertThat(refused.text()).doesNotContain("Ada");
    }

    private static Ask limited(int people) {
        Answer made = SERVER.asAdministrator()
                .post(
                        "/v1/keys",
                        "{\"name\":\"limited\",\"permissions\":[\"subjects.read\"],\"roles\":[\"support\"],"
                                + "\"peoplePerHour\":" + people + "}");
        assertThat(made.json().get("peoplePerHour").intValue()).isEqualTo(people);
        return SERVER.with(made.member("key")).header("Bailee-Purpose", "fulfil-orders");
    }

    private static List<String> people(int count) {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(SERVER.asSupport()
                    .post(
                            "/v1/subjects",
                            "{\"profile\":{\"name\":\"Ada\",\"email\":\"bulk" + System.nanoTime() + "@example.org\"}}")
                    .member("id"));
        }
        return people;
    }

    private static Answer open(Ask key, List<String> people) {
        return key.post(
                "/v1/subjects/open",
                people.stream().map(id -> '"' + id + '"').collect(Collectors.joining(",", "{\"subjects\":[", "]}")));
    }
}
