package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The register over HTTP.
class RegisterIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final String YAML = "application/yaml";

    private final Ask keeper = SERVER.as("register.read", "register.write");

    @Test
    void givesTheFileBackByteForByte() {
        Answer file = keeper.get("/v1/register");
        assertThat(file.body()).isEqualTo(RunningServer.shop());
        assertThat(file.header("ETag")).isEqualTo("\"1\"");
        assertThat(keeper.get("/v1/register?version=1").body()).isEqualTo(RunningServer.shop());
        assertThat(keeper.get("/v1/register?version=99").status()).isEqualTo(404);
        assertThat(keeper.get("/v1/register?version=x").status()).isEqualTo(400);
    }

    @Test
    void plansWithoutChanging() {
        assertThat(plan(new String(RunningServer.shop(), StandardCharsets.UTF_8))
                        .member("outcome"))
                .isEqualTo("none");
        Answer wider = plan(new String(RunningServer.shop(), StandardCharsets.UTF_8)
                .replace(
                        "warehouse: { profile.name: plain }",
                        "warehouse: { profile.name: plain, profile.email: plain }"));
        assertThat(wider.member("outcome")).as(wider.text()).isEqualTo("changes");
        Answer refused = plan("nothing: [\n");
        assertThat(refused.member("outcome")).isEqualTo("refused");
        assertThat(refused.json().get("problems").get(0).get("line").intValue()).isPositive();
    }

    @Test
    void refusesAChangeMadeFromAnOlderVersionOrFullOfMistakes() {
        assertThat(put("\"0\"", RunningServer.shop()).status()).isEqualTo(412);
        assertThat(put("\"1\"", "collections: 7".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(keeper.send("PUT", "/v1/register", YAML, RunningServer.shop())
                        .status())
                .isEqualTo(428);
        assertThat(keeper.header("If-Match", "\"1\"")
                        .send("PUT", "/v1/register", "text/plain", RunningServer.shop())
                        .status())
                .isEqualTo(415);
    }

    @Test
    void tellsItsHistoryAndItsTypes() {
        assertThat(keeper.get("/v1/register/versions")
                        .json()
                        .get("items")
                        .get(0)
                        .get("version")
                        .intValue())
                .isEqualTo(1);
        assertThat(keeper.get("/v1/register/types").json().get("items").size()).isGreaterThanOrEqualTo(40);
    }

    private Answer plan(String file) {
        return keeper.send("POST", "/v1/register/plan", YAML, file.getBytes(StandardCharsets.UTF_8));
    }

    private Answer put(String madeFrom, byte[] file) {
        return keeper.header("If-Match", madeFrom).send("PUT", "/v1/register", YAML, file);
    }
}
