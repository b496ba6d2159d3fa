package org.bailee.server.api;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/// What the server answered.
record Answer(int status, HttpHeaders headers, byte[] body) {
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return RunningServer.JSON.readTree(body);
    }

    /// The code of a problem.
    String code() {
        JsonNode code = json().get("code");
        return code == null ? "(no problem: " + status + ")" : code.stringValue();
    }

    String member(String name) {
        JsonNode member = json().get(name);
        if (member == null) {
            throw new AssertionError("no " + name + " in an answer " + status + ": " + text());
        }
        return member.asString();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /// Of a 207: the statuses of the items.
    java.util.List<Integer> statuses() {
        return json().get("results")
                .valueStream()
                .map(item -> item.get("status").intValue())
                .toList();
    }
}
