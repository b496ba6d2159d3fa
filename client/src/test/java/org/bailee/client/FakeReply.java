package org.bailee.client;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a fake server answers; status 0 stands for an answer that gets lost on the way.
public record FakeReply(int status, Map<String, String> headers, byte[] body) {
    public static FakeReply json(int status, String json) {
        return of(status, "application/json", json);
    }

    public static FakeReply of(int status, String type, String body) {
        return new FakeReply(status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
    }

    public static FakeReply problem(int status, String code, String detail, String hint) {
        return of(status, "application/problem+json", """
                {"type":"https://bailee.dev/problems/%s","title":"%s","status":%d,"detail":"%s","code":"%s","hint":"%s"}
                """.formatted(code, code, status, detail, code, hint));
    }

    public static FakeReply empty(int status) {
        return new FakeReply(status, Map.of(), new byte[0]);
    }

    public static FakeReply lost() {
        return empty(0);
    }

    public FakeReply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new FakeReply(status, more, body);
    }

    boolean isLost() {
        return status == 0;
    }
}
