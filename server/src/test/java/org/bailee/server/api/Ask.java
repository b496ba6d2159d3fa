package org.bailee.server.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to a [RunningServer]. Every answer is held against the API's description.
final class Ask {
    private final RunningServer server;
    private final @Nullable Contract contract;
    private final @Nullable String key;
    private final Map<String, String> headers;
    private final HttpClient.Version version;

    Ask(RunningServer server, @Nullable Contract contract, @Nullable String key) {
        this(server, contract, key, Map.of(), HttpClient.Version.HTTP_2);
    }

    private Ask(
            RunningServer server,
            @Nullable Contract contract,
            @Nullable String key,
            Map<String, String> headers,
            HttpClient.Version version) {
        this.server = server;
        this.contract = contract;
        this.key = key;
        this.headers = headers;
        this.version = version;
    }

    Ask overHttp1() {
        return new Ask(server, contract, key, headers, HttpClient.Version.HTTP_1_1);
    }

    Ask header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Ask(server, contract, key, more, version);
    }

    Answer get(String path) {
        return send("GET", path, null, new byte[0]);
    }

    Answer delete(String path) {
        return send("DELETE", path, null, new byte[0]);
    }

    Answer post(String path, String json) {
        return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, "application/merge-patch+json", json.getBytes(StandardCharsets.UTF_8));
    }

    Answer send(String method, String path, @Nullable String contentType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .version(version)
                .timeout(Duration.ofSeconds(60))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = server.client().send(request.build(), BodyHandlers.ofByteArray());
            Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
            if (contract != null) {
                contract.check(method, path, answer);
            }
            return answer;
        } catch (IOException failed) {
            throw new AssertionError(method + " " + path + " got no answer", failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
