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

    /// One of the files by which the whole log can be checked elsewhere, as C2SP tlog-tiles lays them out.
    ///
    /// @param path such as `checkpoint`, `keys` or `tile/entries/000`
    /// @throws NotFound if the log has no such file, or it was pruned
    public byte[] file(String path) {
        return raw("/log/" + path);
    }

    /// All it takes to show without the server that an entry stands in the log: a C2SP tlog-proof.
    ///
    /// @throws NotFound if there is no such entry, or it has no place yet
    public byte[] proof(String entry) {
        return raw("/log/entries/" + Call.escape(entry) + "/proof");
    }

    private byte[] raw(String path) {
        return wire.send(Call.get(AUDIT + path).with("Accept", "*/*")).body();
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

    static AuditEntry entry(JsonNode node) {
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
