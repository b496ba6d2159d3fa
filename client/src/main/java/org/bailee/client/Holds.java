package org.bailee.client;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Legal holds: while one lies on a person, nothing of the person is erased.
public final class Holds {
    private static final String HOLDS = "/v1/holds";

    private final Wire wire;

    Holds(Wire wire) {
        this.wire = wire;
    }

    /// @param because the number of the matter, and nobody's personal data
    /// @param owner who answers for it
    /// @param reviewOn a day, ISO 8601
    /// @param reason a ticket number or the like, or nothing
    public Hold place(String subject, String because, String owner, String reviewOn, String reason) {
        return read(wire.json(Reasons.given(
                reason,
                Call.post(
                        HOLDS, Map.of("subject", subject, "because", because, "owner", owner, "reviewOn", reviewOn)))));
    }

    /// In order of placing.
    ///
    /// @param due only those to be reviewed on this day or before; empty for all
    /// @param after where the page before ended; empty for the first
    public Page<Hold> page(String due, String after) {
        return Json.page(wire.json(Call.get(HOLDS).query("due", due).query("after", after)), Holds::read);
    }

    /// @throws NotFound if there is no such hold
    public void release(String id, String reason) {
        wire.json(Reasons.given(reason, Call.delete(HOLDS + "/" + Call.escape(id))));
    }

    static Hold read(JsonNode node) {
        return new Hold(
                Json.text(node, "id"),
                Json.text(node, "subject"),
                Json.text(node, "ground"),
                Json.text(node, "because"),
                Json.text(node, "owner"),
                Json.text(node, "reviewOn"),
                Json.text(node, "placedAt"),
                Json.text(node, "entry"));
    }
}
