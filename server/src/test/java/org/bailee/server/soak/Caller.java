package org.bailee.server.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends requests with one key. A request without an answer is no failure here: servers are killed.
final class Caller {
    static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client;
    private final String url;
    private final String key;

    Caller(HttpClient client, String url, String key) {
        this.client = client;
        this.url = url;
        this.key = key;
    }

    /// What came back.
    record Reply(int status, String text) {
        JsonNode json() {
            return JSON.readTree(text);
        }

        String member(String name) {
            JsonNode member = json().get(name);
            if (member == null) {
                throw new AssertionError("no " + name + " in an answer " + status + ": " + text);
            }
            return member.asString();
        }
    }

    /// The answer to a request that must have one.
    Reply mustSend(String method, String path, String body, String... headers) {
        return send(method, path, body, headers)
                .orElseThrow(() -> new AssertionError(method + " " + path + " got no answer"));
    }

    /// @param headers names and values in turn
    /// @return nothing if the connection broke before the whole answer was here
    Optional<Reply> send(String method, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + key));
        all.addAll(List.of("Bailee-Purpose", "fulfil-orders"));
        all.addAll(List.of(headers));
        if (!body.isEmpty() && !all.contains("Content-Type")) {
            all.addAll(List.of(
                    "Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json"));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .headers(all.toArray(String[]::new))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return Optional.of(new Reply(response.statusCode(), response.body()));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// A key that may do everything with people, made by an administrator.
    String supportKey() {
        return mustSend(
                        "POST",
                        "/v1/keys",
                        "{\"name\":\"the till\",\"permissions\":[\"subjects.read\",\"subjects.write\",\"subjects.list\"],"
                                + "\"roles\":[\"support\"],\"purposes\":[],\"peoplePerHour\":\"unlimited\"}")
                .member("key");
    }

    void applyShop() {
        try (var in = Caller.class.getResourceAsStream("/org/bailee/server/api/shop.yaml")) {
            String shop = new String(
                    java.util.Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            Reply applied =
                    mustSend("PUT", "/v1/register", shop, "Content-Type", "application/yaml", "If-Match", "\"0\"");
            if (applied.status() != 200) {
                throw new AssertionError("the shop's register was refused: " + applied.text());
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
