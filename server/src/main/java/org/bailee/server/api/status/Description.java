package org.bailee.server.api.status;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The API's description (OpenAPI 3.1), put together from a file per capability and what all of them share.
final class Description {
    private static final List<String> CAPABILITIES = List.of(
            "subjects",
            "holds",
            "restrictions",
            "tokens",
            "register",
            "audit",
            "keys",
            "custody",
            "backups",
            "erasures",
            "retention",
            "approvals",
            "watch",
            "status");
    private static final List<String> ANYWHERE = List.of("400", "401", "403", "429", "500", "503");

    /// What needs no key.
    private static final Set<String> OPEN = Set.of("/health", "/v1/custody/unsealing");

    private final JsonMapper mapper = new JsonMapper();

    /// @param version of Bailee
    byte[] of(String version) {
        ObjectNode whole = read("common");
        ObjectNode info = (ObjectNode) whole.get("info");
        info.put("version", version);
        ObjectNode paths = whole.putObject("paths");
        ObjectNode schemas = (ObjectNode) whole.get("components").get("schemas");
        for (String capability : CAPABILITIES) {
            ObjectNode part = read(capability);
            paths.setAll((ObjectNode) part.get("paths"));
            schemas.setAll((ObjectNode) part.get("schemas"));
        }
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    boolean open = OPEN.contains(path.getKey());
                    complete((ObjectNode) operation.getValue(), open);
                }));
        return mapper.writeValueAsBytes(whole);
    }

    /// Adds what any request may be answered with, unless the file says otherwise.
    private void complete(ObjectNode operation, boolean open) {
        if (open) {
            operation.putArray("security");
        }
        ObjectNode responses = (ObjectNode) operation.get("responses");
        for (String status : ANYWHERE) {
            boolean needsKey = status.equals("401") || status.equals("403");
            if (!responses.has(status) && !(open && needsKey)) {
                responses.putObject(status).put("$ref", "#/components/responses/Problem");
            }
        }
    }

    private ObjectNode read(String name) {
        String file = "/openapi/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(Description.class.getResourceAsStream(file), file)) {
            return (ObjectNode) mapper.readTree(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
