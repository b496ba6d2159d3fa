package org.bailee.client;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What an erasure is worth: until when an old copy could still be opened.
public final class Erasures {
    private static final String ERASURES = "/v1/erasures";

    private final Wire wire;

    Erasures(Wire wire) {
        this.wire = wire;
    }

    /// Until when somebody erased now could still be opened from old copies.
    public Horizon horizon() {
        return horizon(wire.json(Call.get(ERASURES + "/horizon")));
    }

    /// The certificate of an erasure, as JSON to be kept or handed on. That it was asked for is recorded.
    ///
    /// @throws NotFound if nobody of this id was erased
    public ErasureCertificate certify(String subject) {
        JsonNode node = wire.json(Call.post(ERASURES + "/" + Call.escape(subject) + "/certificate", Map.of()));
        return new ErasureCertificate(
                Json.text(node, "says"),
                horizon(node.path("horizon")),
                Json.text(node, "erasureProof"),
                Json.text(node, "statementProof"),
                node.toPrettyString());
    }

    /// The certificate of an erasure as a page to be printed (PDF). That it was asked for is recorded.
    ///
    /// @throws NotFound if nobody of this id was erased
    public byte[] certifyOnPaper(String subject) {
        Call call = Call.post(ERASURES + "/" + Call.escape(subject) + "/certificate", Map.of());
        return wire.send(call.with("Accept", "application/pdf, application/problem+json"))
                .body();
    }

    /// The certificate of an erasure of a part of somebody, as JSON. That it was asked for is recorded.
    ///
    /// @param part which of the person's it is, as [PartErased] tells
    /// @throws NotFound if no such part was erased
    public ErasureCertificate certify(String subject, long part) {
        JsonNode node = wire.json(Call.post(path(subject, part), Map.of()));
        return new ErasureCertificate(
                Json.text(node, "says"),
                horizon(node.path("horizon")),
                Json.text(node.path("erasures").path(0), "proof"),
                Json.text(node, "statementProof"),
                node.toPrettyString());
    }

    /// The same as a page to be printed (PDF). That it was asked for is recorded.
    ///
    /// @throws NotFound if no such part was erased
    public byte[] certifyOnPaper(String subject, long part) {
        Call call = Call.post(path(subject, part), Map.of());
        return wire.send(call.with("Accept", "application/pdf, application/problem+json"))
                .body();
    }

    private static String path(String subject, long part) {
        return ERASURES + "/" + Call.escape(subject) + "/parts/" + part + "/certificate";
    }

    private static Horizon horizon(JsonNode node) {
        return new Horizon(
                Json.text(node, "at"),
                node.path("known").asBoolean(),
                node.path("passed").asBoolean(),
                Json.text(node, "keysUntil"),
                Json.text(node, "backupsUntil"));
    }
}
