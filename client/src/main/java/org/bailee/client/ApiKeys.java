package org.bailee.client;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The keys of service accounts.
public final class ApiKeys {
    private static final String KEYS = "/v1/keys";

    private final Wire wire;

    ApiKeys(Wire wire) {
        this.wire = wire;
    }

    public IssuedKey make(KeyRequest request) {
        JsonNode node = wire.json(Call.post(KEYS, request.body()));
        return new IssuedKey(Json.text(node, "id"), request.name(), ApiKey.of(Json.text(node, "key")));
    }

    public Page<KeyEntry> list(Optional<String> after) {
        return Json.page(wire.json(Call.get(KEYS).query("after", after.orElse(""))), ApiKeys::entry);
    }

    /// Dead everywhere within two seconds.
    public void revoke(String id) {
        wire.send(Call.delete(KEYS + "/" + Call.escape(id)));
    }

    private static KeyEntry entry(JsonNode node) {
        return new KeyEntry(
                Json.text(node, "id"),
                Json.text(node, "name"),
                Json.text(node, "prefix"),
                Json.texts(node, "permissions"),
                Json.texts(node, "roles"),
                Json.texts(node, "purposes"),
                Json.text(node, "createdAt"),
                Json.text(node, "expiresAt"),
                Json.text(node, "lastUsedOn"),
                Json.text(node, "revokedAt"));
    }
}
