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

    /// Dead everywhere within two seconds, and so is every key it made, and those they made.
    ///
    /// @return how many keys were alive until now
    public int revoke(String id) {
        return revoked(Call.delete(KEYS + "/" + Call.escape(id)));
    }

    /// As [#revoke], but what it made lives on: for a key whose holder left, not for one that may be stolen.
    public int revokeAlone(String id) {
        return revoked(Call.delete(KEYS + "/" + Call.escape(id)).query("alone", "true"));
    }

    private int revoked(Call call) {
        return wire.json(call).path("revoked").asInt(0);
    }

    private static KeyEntry entry(JsonNode node) {
        return new KeyEntry(
                Json.text(node, "id"),
                Json.text(node, "name"),
                Json.text(node, "prefix"),
                Json.texts(node, "permissions"),
                Json.texts(node, "roles"),
                Json.texts(node, "purposes"),
                node.path("peoplePerHour").asString(),
                Json.text(node, "madeBy"),
                Json.text(node, "createdAt"),
                Json.text(node, "expiresAt"),
                Json.text(node, "lastUsedOn"),
                Json.text(node, "revokedAt"));
    }
}
