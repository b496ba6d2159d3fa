package org.bailee.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What is kept longer than the register says, and the runs that end it.
public final class RetentionRuns {
    private static final String RETENTION = "/v1/retention";
    private static final String RUNS = RETENTION + "/runs";

    private final Wire wire;

    RetentionRuns(Wire wire) {
        this.wire = wire;
    }

    /// Begins to look for what is over its time now; nothing is erased by it.
    ///
    /// @throws Conflict if something is being looked for already
    public RetentionRun preview() {
        return run(wire.json(Call.post(RETENTION + "/previews", Map.of())));
    }

    /// Newest first.
    public Page<RetentionRun> list(Optional<String> after) {
        return Json.page(
                wire.json(Call.get(
                        RUNS + after.map(id -> "?after=" + Call.escape(id)).orElse(""))),
                RetentionRuns::run);
    }

    /// One run, with what it found.
    ///
    /// @throws NotFound if there is none of that id
    public RetentionRun read(String id) {
        return run(wire.json(Call.get(path(id))));
    }

    /// Lets a run that waits erase what it found; of one refused for its clock, says that the clock is right.
    ///
    /// @throws Denied to whoever put the register in force that it goes by
    /// @throws Conflict if it does not wait, the register changed since, or the server's clock is far from the
    /// one that was not believed
    public RetentionRun approve(String id) {
        return run(wire.json(Call.post(path(id) + "/approval", Map.of())));
    }

    /// The certificate of a run that ended, as JSON to be kept or handed on.
    ///
    /// @throws Conflict if it has not ended
    public String certificate(String id) {
        return wire.json(Call.get(path(id) + "/certificate")).toPrettyString();
    }

    private static String path(String id) {
        return RUNS + "/" + Call.escape(id);
    }

    private static RetentionRun run(JsonNode node) {
        return new RetentionRun(
                Json.text(node, "id"),
                Json.text(node, "what"),
                Json.text(node, "state"),
                Json.text(node, "why"),
                Json.text(node, "doubtedAt"),
                node.path("register").asInt(),
                Json.text(node, "begunAt"),
                Json.text(node, "endedAt"),
                node.path("people").asLong(),
                node.path("duePeople").asLong(),
                node.path("dueRecords").asLong(),
                node.path("heldRecords").asLong(),
                node.path("erasedPeople").asLong(),
                node.path("erasedRecords").asLong(),
                node.path("emptiedRecords").asLong(),
                node.has("found") ? Json.list(node.path("found"), RetentionRuns::found) : List.of());
    }

    private static RetentionFound found(JsonNode node) {
        return new RetentionFound(
                Json.text(node, "collection"),
                Json.text(node, "cause"),
                Json.text(node, "heldBy"),
                node.path("records").asLong(),
                node.path("people").asLong(),
                Json.text(node, "keep"),
                Json.text(node, "from"),
                Json.text(node, "because"));
    }
}
