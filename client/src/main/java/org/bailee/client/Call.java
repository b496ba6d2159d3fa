package org.bailee.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One request in the making.
///
/// @param repeatable whether sending it twice does no more than sending it once
record Call(String method, String path, Map<String, String> headers, byte[] body, boolean repeatable) {
    private static final byte[] NOTHING = {};

    static Call get(String path) {
        return new Call("GET", path, Map.of(), NOTHING, true);
    }

    static Call delete(String path) {
        return new Call("DELETE", path, Map.of(), NOTHING, false);
    }

    /// A POST that changes nothing.
    static Call ask(String path, Object body) {
        return json("POST", path, body, true);
    }

    static Call post(String path, Object body) {
        return json("POST", path, body, false);
    }

    static Call patch(String path, long version, Object patch) {
        return json("PATCH", path, patch, false)
                .with("Content-Type", "application/merge-patch+json")
                .with("If-Match", "\"" + version + "\"");
    }

    static Call yaml(String method, String path, byte[] file, boolean repeatable) {
        return new Call(method, path, Map.of("Content-Type", "application/yaml"), file, repeatable);
    }

    private static Call json(String method, String path, Object body, boolean repeatable) {
        return new Call(method, path, Map.of("Content-Type", "application/json"), Json.bytes(body), repeatable);
    }

    Call with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(method, path, more, body, repeatable);
    }

    /// With this key the server answers a second sending as it answered the first.
    Call once(String idempotencyKey) {
        return new Call(method, path, with("Idempotency-Key", idempotencyKey).headers, body, true);
    }

    /// Adds a query parameter; an empty one is left out. Ids and names only, never a person's data.
    Call query(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        String joint = path.contains("?") ? "&" : "?";
        return new Call(method, path + joint + name + "=" + escape(value), headers, body, repeatable);
    }

    static String escape(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
