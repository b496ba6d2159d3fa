package org.bailee.client;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/// Who saw or changed what, when and why.
public final class AuditTrail {
    private static final String AUDIT = "/v1/audit";

    private final Wire wire;

    AuditTrail(Wire wire) {
        this.wire = wire;
    }

    /// Newest first.
    public Page<AuditEntry> page(AuditQuery query) {
        return Json.page(wire.json(query.on(Call.get(AUDIT))), AuditTrail::entry);
    }

    /// The same as CSV with a header row.
    public String csv(AuditQuery query) {
        Call call = query.on(Call.get(AUDIT)).with("Accept", "text/csv, application/problem+json");
        return new String(wire.send(call).body(), StandardCharsets.UTF_8);
    }

    private static AuditEntry entry(JsonNode node) {
        return new AuditEntry(
                Json.text(node, "id"),
                Json.text(node, "at"),
                Json.text(node, "kind"),
                Json.text(node, "actor"),
                Json.text(node, "actorName"),
                Json.text(node, "subject"),
                Json.text(node, "purpose"),
                Json.text(node, "reason"),
                Json.text(node, "outcome"),
                Json.map(node.path("details"), JsonNode::asString));
    }
}
