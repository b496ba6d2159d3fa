package org.bailee.client;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The keys everything is sealed under.
public final class Custody {
    private static final String CUSTODY = "/v1/custody";

    private final Wire wire;

    Custody(Wire wire) {
        this.wire = wire;
    }

    /// The key-encryption keys there are, oldest first.
    public List<KeyEpoch> epochs() {
        return Json.page(wire.json(Call.get(CUSTODY + "/epochs")), Custody::epoch)
                .items();
    }

    /// The latest changes of the key-encryption key, newest first.
    public List<KeyRotation> rotations() {
        return Json.page(wire.json(Call.get(CUSTODY + "/rotations")), Custody::rotation)
                .items();
    }

    /// Begins a new epoch before its time; everything is wrapped anew in the background.
    ///
    /// @return its number
    /// @throws Conflict if the last change is not finished
    public int beginEpoch() {
        return wire.json(Call.post(CUSTODY + "/rotations", Map.of()))
                .path("epoch")
                .asInt();
    }

    private static KeyEpoch epoch(JsonNode node) {
        return new KeyEpoch(
                node.path("epoch").asInt(),
                Json.text(node, "begunAt"),
                node.path("dataKeys").asLong());
    }

    private static KeyRotation rotation(JsonNode node) {
        return new KeyRotation(
                node.path("epoch").asInt(),
                Json.text(node, "phase"),
                node.path("done").asLong(),
                node.path("damaged").asLong(),
                Json.text(node, "begunAt"),
                Json.text(node, "endedAt"));
    }
}
