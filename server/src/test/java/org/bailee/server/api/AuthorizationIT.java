package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.bailee.server.shared.Permission;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every route, as the server really has them, against everyone who may not use it.
class AuthorizationIT {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final String ID = "01890000-0000-7000-8000-000000000001";

    /// What makes each request readable, so that only the permission is missing.
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("POST /v1/subjects", "{\"profile\":{}}"),
            Map.entry("PATCH /v1/subjects/{id}", "{\"profile\":{\"phone\":null}}"),
            Map.entry("POST /v1/subjects/open", "{\"subjects\":[\"" + ID + "\"]}"),
            Map.entry(
                    "POST /v1/subjects/patch",
                    "[{\"id\":\"" + ID + "\",\"version\":1,\"patch\":{\"profile\":{\"phone\":null}}}]"),
            Map.entry(
                    "POST /v1/subjects/search",
                    "{\"where\":[{\"field\":\"profile.email\",\"equals\":\"a@b.example\"}]}"),
            Map.entry("POST /v1/subjects/{id}/{collection}", "{\"remark\":\"x\"}"),
            Map.entry("PATCH /v1/subjects/{id}/{collection}/{record}", "{\"remark\":\"x\"}"),
            Map.entry(
                    "POST /v1/records",
                    "[{\"subject\":\"" + ID + "\",\"collection\":\"order\",\"data\":{\"remark\":\"x\"}}]"),
            Map.entry("POST /v1/subjects/{id}/erase", "{\"fields\":[\"profile.phone\"]}"),
            Map.entry(
                    "POST /v1/restrictions",
                    "{\"subject\":\"" + ID + "\",\"ground\":\"contested\",\"because\":\"M-1\",\"owner\":\"legal\","
                            + "\"reviewOn\":\"2099-01-01\"}"),
            Map.entry(
                    "POST /v1/holds",
                    "{\"subject\":\"" + ID + "\",\"because\":\"M-1\",\"owner\":\"legal\",\"reviewOn\":\"2099-01-01\"}"),
            Map.entry("POST /v1/tokens", "{\"subject\":\"" + ID + "\",\"field\":\"profile.email\"}"),
            Map.entry("POST /v1/tokens/open", "{\"token\":\"tok_none\"}"),
            Map.entry("POST /v1/tokens/revoke", "{\"token\":\"tok_none\"}"),
            Map.entry("POST /v1/register/plan", "collections: {}"),
            Map.entry("PUT /v1/register", "collections: {}"),
            Map.entry("POST /v1/approvals", "{\"purpose\":\"fulfil-orders\",\"people\":5,\"reason\":\"TICKET-1\"}"),
            Map.entry("POST /v1/alerts/{id}/acknowledge", "{\"reason\":\"TICKET-1\"}"),
            Map.entry("PUT /v1/watch/rules/{id}", "{\"on\":true}"),
            Map.entry("POST /v1/watch/honey-people", "{\"subject\":\"" + ID + "\"}"),
            Map.entry("POST /v1/custody/indexes", "{\"field\":\"none.such\"}"),
            Map.entry(
                    "POST /v1/custody/seals",
                    "{\"kind\":\"key-file\",\"label\":\"a\",\"opening\":{\"passphrase\":\"none of ours\"}}"),
            Map.entry("POST /v1/custody/seals/{id}/removal", "{\"opening\":{\"passphrase\":\"none of ours\"}}"),
            Map.entry("POST /v1/custody/root-changes", "{\"openings\":[{\"passphrase\":\"none of ours\"}]}"),
            Map.entry(
                    "POST /v1/custody/appointment",
                    "{\"label\":\"a\",\"needed\":2,\"custodians\":[],\"opening\":{\"passphrase\":\"none\"}}"),
            Map.entry("POST /v1/custody/unsealing", "{\"keyFile\":\"none of ours\"}"),
            Map.entry("POST /v1/keys", "{\"name\":\"a\",\"permissions\":[\"keys.manage\"]}"));

    /// What needs no key, and what it answers: nobody is known while a server is sealed, and this one is open.
    private static final Map<String, Integer> OPEN =
            Map.of("GET /health", 200, "GET /v1/custody/unsealing", 200, "POST /v1/custody/unsealing", 409);

    static Stream<String> routes() {
        return SERVER.routes().stream().sorted();
    }

    @Test
    void describesEveryRouteThereIsAndNoOther() {
        assertThat(SERVER.contract().routes()).containsExactlyInAnyOrderElementsOf(SERVER.routes());
    }

    // S15, S38: no route is open to nobody, whatever its method.
    @ParameterizedTest
    @Tag("S15")
    @MethodSource("routes")
    void isClosedToWhoeverHasNoKey(String route) {
        if (OPEN.containsKey(route)) {
            assertThat(ask(SERVER.anonymously(), route).status()).isEqualTo(OPEN.get(route));
            return;
        }
        for (Ask nobody : new Ask[] {
            SERVER.anonymously(),
            SERVER.with("blk_nonsense"),
            SERVER.anonymously().header("Authorization", "Basic YTpi")
        }) {
            Answer answer = ask(nobody, route);
            assertThat(answer.status()).as(route).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @ParameterizedTest
    @Tag("S15")
    @MethodSource("routes")
    void isClosedToAKeyWithoutItsPermission(String route) {
        JsonNode permission = SERVER.contract().operation(route).get("x-permission");
        if (permission == null) {
            assertThat(ask(SERVER.as("audit.read"), route).status()).isEqualTo(OPEN.getOrDefault(route, 200));
            return;
        }
        String[] others = Arrays.stream(Permission.values())
                .map(Permission::word)
                .filter(word -> !word.equals(permission.stringValue()))
                .toArray(String[]::new);
        Answer answer = ask(SERVER.as(others), route);
        assertThat(answer.status())
                .as("%s without %s: %s", route, permission, answer.text())
                .isEqualTo(403);
        assertThat(answer.code()).isEqualTo("permission.missing");
    }

    @Test
    @Tag("S15")
    void isClosedWhereThereIsNoRoute() {
        assertThat(SERVER.anonymously().get("/error").status()).isIn(401, 404);
        assertThat(SERVER.asAdministrator().get("/error").status()).isIn(403, 404);
        // Whatever else there might be is a page, and no key opens one.
        for (String path : new String[] {"/", "/actuator", "/v2/subjects", "/swagger-ui.html", "/v3/api-docs"}) {
            for (Ask caller : new Ask[] {SERVER.anonymously(), SERVER.asAdministrator()}) {
                Answer answer = caller.get(path);
                assertThat(answer.status()).as(path).isEqualTo(302);
                assertThat(answer.header("Location")).as(path).endsWith("/sign-in");
            }
        }
        assertThat(SERVER.asAdministrator().get("/v1/nothing").code()).isEqualTo("route.unknown");
        assertThat(SERVER.asAdministrator().delete("/v1/audit").status()).isEqualTo(405);
    }

    @Test
    @Tag("S15")
    void writesDownWhoWasRefusedWhat() {
        SERVER.as("register.read").delete("/v1/subjects/" + ID);
        Answer log = SERVER.asAdministrator().get("/v1/audit?kind=access-refused&subject=" + ID);
        assertThat(log.json().get("items").get(0).get("details").get("rule").stringValue())
                .isEqualTo("permission.missing");
    }

    private static Answer ask(Ask who, String route) {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1)
                .replace("{*tile}", "0/000")
                .replace("{id}", ID)
                .replace("{record}", ID)
                .replace("{collection}", "order");
        String body = BODIES.getOrDefault(route, "");
        String type = path.startsWith("/v1/register")
                ? "application/yaml"
                : method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        return who.header("Bailee-Purpose", "fulfil-orders")
                .header("If-Match", "\"1\"")
                .send(method, path, body.isEmpty() ? null : type, body.getBytes(StandardCharsets.UTF_8));
    }
}
