package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is sent, the answer is clear, and is never a defect.
class BadInputIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final String UNKNOWN = "/v1/subjects/01890000-0000-7000-8000-0000000000ff";

    private final Ask support = SERVER.asSupport();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{", "{\"profile\":{\"name\":\"a\",\"name\":\"b\"}}", "{\"profile\":{\"name\":\"\\u0000\"}}",
                "{\"profile\":{\"name\":\"\\ud800\"}}", "{} {}", "nonsense"
            })
    void refusesWhatIsNotJson(String body) {
        Answer answer = support.post("/v1/subjects", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("json.malformed");
        assertThat(answer.member("hint")).isNotEmpty();
        assertThat(answer.member("request")).isEqualTo(answer.header("Bailee-Request"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"profile\":7}",
                "{\"profile\":{\"name\":[\"a\"]}}",
                "{\"profile\":{\"name\":null}}",
                "{\"nothing\":{}}",
                "{\"profile\":{\"nothing\":\"a\"}}",
                "{\"profile\":{\"email\":\"no mail\",\"name\":\"Ada Lovelace\"}}",
                "{}",
                "{\"Ada Lovelace\":{}}",
                "{\"profile\":{\"name\":{\"given\":{\"deeper\":1}}}}"
            })
    void refusesWhatTheRegisterDoesNotKnow(String body) {
        Answer answer = support.post("/v1/subjects", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.text()).doesNotContain("Lovelace").doesNotContain("no mail");
    }

    @Test
    void refusesDepthAndSize() {
        assertThat(support.post("/v1/subjects", "[".repeat(100_000)).status()).isEqualTo(400);
        byte[] large = ("{\"profile\":\"" + "a".repeat(8 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(support.send("POST", "/v1/subjects", "application/json", large)
                        .status())
                .isEqualTo(413);
        assertThat(support.post("/v1/subjects", "[{}" + ",{}".repeat(1000) + "]")
                        .code())
                .isEqualTo("array.too-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml"})
    void refusesOtherContentTypes(String type) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(support.send("POST", "/v1/subjects", type, body).status()).isEqualTo(415);
        assertThat(support.header("If-Match", "\"1\"")
                        .send("PATCH", UNKNOWN, type, body)
                        .status())
                .isEqualTo(415);
    }

    // S24: ids of others, or of nothing, of every kind.
    @ParameterizedTest
    @Tag("S24")
    @CsvSource({
        "/v1/subjects/nonsense, 400",
        "/v1/subjects/1-1-1-1-1, 400",
        "/v1/subjects/01890000-0000-7000-8000-0000000000ff, 404",
        "/v1/subjects/01890000-0000-7000-8000-0000000000ff/order, 404",
        "/v1/subjects/01890000-0000-7000-8000-0000000000ff/order/nonsense, 400",
        "/v1/subjects/01890000-0000-7000-8000-0000000000ff/order/01890000-0000-7000-8000-0000000000ff, 404",
        "/v1/subjects?after=nonsense, 400",
        "/v1/subjects?limit=0, 400",
        "/v1/subjects?limit=1001, 400",
        "/v1/subjects?limit=1&limit=2, 400",
        "/v1/subjects?limit=99999999999999999999, 400",
        "/v1/subjects/01890000-0000-7000-8000-0000000000ff?fields=nonsense, 400"
    })
    @Tag("ASVS-8.2.2")
    void refusesIdsThatAreNoneOrNobodys(String path, int status) {
        assertThat(support.get(path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "*", "W/\"3\"", "\"x\"", "\"1\", \"2\"", "\"-1\"", "\"99999999999999999999\""})
    void refusesAnIfMatchThatIsNoVersion(String tag) {
        assertThat(support.header("If-Match", tag).patch(UNKNOWN, "{}").code()).isEqualTo("if-match.malformed");
    }

    @Test
    void refusesHeadersThatAreNone() {
        Ask writer = SERVER.as("subjects.write", "subjects.read", "subjects.erase");
        assertThat(writer.post("/v1/subjects", "{}").code()).isEqualTo("purpose.missing");
        assertThat(writer.post("/v1/subjects", "{}").status()).isEqualTo(400);
        assertThat(support.header("Bailee-Reason", "Mr. Smith called")
                        .get(UNKNOWN)
                        .code())
                .isEqualTo("reason.malformed");
        assertThat(support.header("Bailee-Reason", "Mr. Smith called")
                        .delete(UNKNOWN)
                        .code())
                .isEqualTo("reason.malformed");
        assertThat(support.header("Bailee-Purpose", "nothing").get(UNKNOWN).code())
                .isEqualTo("purpose.unknown");
        assertThat(support.header("Idempotency-Key", "a b")
                        .post("/v1/subjects", "{\"profile\":{}}")
                        .code())
                .isEqualTo("idempotency-key.malformed");
        assertThat(support.overHttp1()
                        .header("X-Long", "a".repeat(16 << 10))
                        .get("/v1/long")
                        .status())
                .isIn(400, 431);
    }

    // S33: SQL in every place a caller can write into.
    @ParameterizedTest
    @Tag("S33")
    @ValueSource(strings = {"'", "'--", "1;drop table vault.subject", "' or '1'='1", "\\", "%27", "$$", "\"; select 1"})
    void takesSqlForText(String sql) {
        String quoted = sql.replace("\\", "\\\\").replace("\"", "\\\"");
        String coded = java.net.URLEncoder.encode(sql, StandardCharsets.UTF_8).replace("+", "%20");
        Ask auditor = SERVER.as("audit.read");
        for (String name : new String[] {"kind", "purpose"}) {
            Answer found = auditor.get("/v1/audit?" + name + "=" + coded);
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.json().get("items").size()).isZero();
        }
        for (String name : new String[] {"subject", "actor", "from", "to", "after"}) {
            assertThat(auditor.get("/v1/audit?" + name + "=" + coded).status()).isEqualTo(400);
        }
        Answer search = support.post(
                "/v1/subjects/search", "{\"where\":[{\"field\":\"profile.name\",\"words\":\"" + quoted + "\"}]}");
        assertThat(search.status()).isIn(200, 422);
        Answer field = support.post(
                "/v1/subjects/search", "{\"where\":[{\"field\":\"profile." + quoted + "\",\"equals\":\"x\"}]}");
        assertThat(field.status()).isIn(403, 422);
        Answer stored = support.post(
                "/v1/subjects",
                "{\"profile\":{\"name\":\"" + quoted + " Ada\",\"email\":\"" + SubjectsIT.freshEmail() + "\"}}");
        assertThat(stored.status()).isIn(201, 422);
        assertThat(support.post("/v1/tokens/open", "{\"token\":\"" + quoted + "\"}")
                        .status())
                .isEqualTo(404);
    }
}
