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

    /// Which fields of which people one credential saw, all of a person's on one page.
    public Page<Sighting> seen(SightingQuery query) {
        return Json.page(wire.json(query.on(Call.get(AUDIT + "/seen"))), AuditTrail::sighting);
    }

    private static Sighting sighting(JsonNode node) {
        return new Sighting(
                Json.text(node, "subject"),
                Json.text(node, "field"),
                Json.text(node, "strongest"),
                node.path("times").asLong(),
                Json.text(node, "first"),
                Json.text(node, "last"),
                Json.list(node.path("purposes"), JsonNode::asString));
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
