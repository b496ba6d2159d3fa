package org.bailee.client;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Backups of everything. What is begun here goes on in the server by itself: see [#runs].
public final class Backups {
    private static final String BACKUPS = "/v1/backups";

    private final Wire wire;

    Backups(Wire wire) {
        this.wire = wire;
    }

    /// The sets that lie in the store, newest first.
    public List<BackupSet> list() {
        return Json.page(wire.json(Call.get(BACKUPS)), Backups::set).items();
    }

    /// What was tried last, newest first.
    public List<BackupRun> runs() {
        return Json.page(wire.json(Call.get(BACKUPS + "/runs")), Backups::run).items();
    }

    /// Begins a backup.
    ///
    /// @throws Conflict if something is being done with backups already
    /// @throws Unavailable if there is no place for one
    public BackupRun take() {
        return begin(BACKUPS);
    }

    /// Begins to read a set to the last byte.
    ///
    /// @throws NotFound if there is none of that id
    public BackupRun verify(String set) {
        return begin(BACKUPS + "/" + Call.escape(set) + "/verify");
    }

    /// Begins to put a set into a scratch database, which proves that it comes back.
    ///
    /// @throws NotFound if there is none of that id
    public BackupRun drill(String set) {
        return begin(BACKUPS + "/" + Call.escape(set) + "/drill");
    }

    private BackupRun begin(String path) {
        return run(wire.json(Call.post(path, Map.of())));
    }

    private static BackupSet set(JsonNode node) {
        return new BackupSet(
                Json.text(node, "set"),
                Json.text(node, "takenAt"),
                node.path("keys").asBoolean());
    }

    private static BackupRun run(JsonNode node) {
        return new BackupRun(
                Json.text(node, "id"),
                Json.text(node, "what"),
                Json.text(node, "set"),
                Json.text(node, "state"),
                Json.text(node, "fault"),
                Json.text(node, "begunAt"),
                Json.text(node, "endedAt"),
                node.path("tables").asLong(),
                node.path("rows").asLong(),
                node.path("bytes").asLong());
    }
}
