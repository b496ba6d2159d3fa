package org.bailee.client;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What the watch found in the audit log that is not as usual.
public final class Alerts {
    private static final String ALERTS = "/v1/alerts";

    private final Wire wire;

    Alerts(Wire wire) {
        this.wire = wire;
    }

    /// Newest first.
    public Page<Alert> page(AlertQuery query) {
        return Json.page(wire.json(query.on(Call.get(ALERTS))), Alerts::alert);
    }

    /// @throws NotFound if there is none
    public AlertDetail find(String id) {
        JsonNode node = wire.json(Call.get(ALERTS + "/" + Call.escape(id)));
        return new AlertDetail(
                alert(node),
                Json.list(node.path("entries"), AuditTrail::entry),
                Json.list(node.path("deliveries"), Alerts::delivery));
    }

    /// Says that somebody looked, and why it may be left at that.
    ///
    /// @param reason a reference, such as a ticket
    /// @throws Denied if it is about whoever the key belongs to, or who brought them in
    /// @throws Conflict if somebody did already
    public Alert acknowledge(String id, String reason) {
        return alert(wire.json(Call.post(ALERTS + "/" + Call.escape(id) + "/acknowledge", Map.of("reason", reason))));
    }

    private static Alert alert(JsonNode node) {
        return new Alert(
                Json.text(node, "id"),
                Json.text(node, "rule"),
                Json.text(node, "grade"),
                Json.text(node, "state"),
                Json.text(node, "says"),
                Json.text(node, "actor"),
                Json.text(node, "person"),
                Json.text(node, "firstAt"),
                Json.text(node, "lastAt"),
                node.path("count").asLong(),
                Json.text(node, "acknowledgedBy"),
                Json.text(node, "acknowledgedAt"),
                Json.text(node, "reason"));
    }

    private static AlertDetail.Delivery delivery(JsonNode node) {
        return new AlertDetail.Delivery(
                Json.text(node, "id"),
                Json.text(node, "way"),
                Json.text(node, "state"),
                node.path("attempts").asLong(),
                Json.text(node, "fault"),
                Json.text(node, "endedAt"));
    }
}
