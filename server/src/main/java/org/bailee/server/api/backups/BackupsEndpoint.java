package org.bailee.server.api.backups;

import java.util.Optional;
import java.util.UUID;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.backup.Backups;
import org.bailee.server.backup.Kept;
import org.bailee.server.backup.Run;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Begins backups, checks and drills, and tells how far they are.
@RestController
@RequestMapping("/v1/backups")
final class BackupsEndpoint {
    private final Backups backups;

    BackupsEndpoint(Backups backups) {
        this.backups = backups;
    }

    @GetMapping
    ResponseEntity<RawAnswer> list(Actor actor) {
        return Reply.page(new Page<>(backups.list(actor), Optional.empty()), BackupsEndpoint::write);
    }

    @GetMapping("/runs")
    ResponseEntity<RawAnswer> runs(Actor actor) {
        return Reply.page(new Page<>(backups.runs(actor), Optional.empty()), BackupsEndpoint::write);
    }

    @PostMapping
    ResponseEntity<RawAnswer> take(Actor actor) {
        return begun(backups.take(actor));
    }

    @PostMapping("/{id}/verify")
    ResponseEntity<RawAnswer> verify(Actor actor, @PathVariable("id") String set) {
        return begun(backups.verify(actor, id(set)));
    }

    @PostMapping("/{id}/drill")
    ResponseEntity<RawAnswer> drill(Actor actor, @PathVariable("id") String set) {
        return begun(backups.drill(actor, id(set)));
    }

    private static ResponseEntity<RawAnswer> begun(Run run) {
        return Reply.created(Reply.object(out -> write(out, run)));
    }

    private static UUID id(String set) {
        try {
            return UUID.fromString(set);
        } catch (IllegalArgumentException _) {
            throw new NotFound(
                    "backup.unknown", "There is no such backup set.", "See which there are: bailee backup list.");
        }
    }

    private static void write(JsonGenerator out, Kept kept) {
        out.writeStringProperty("set", kept.set().toString());
        out.writeStringProperty("takenAt", kept.takenAt().toString());
        out.writeBooleanProperty("keys", kept.keys());
    }

    private static void write(JsonGenerator out, Run run) {
        out.writeStringProperty("id", run.id().toString());
        out.writeStringProperty("what", run.what());
        out.writeStringProperty("set", run.set().toString());
        out.writeStringProperty("state", run.state());
        Reply.optional(out, "fault", run.fault());
        out.writeStringProperty("begunAt", run.begunAt().toString());
        Reply.optional(out, "endedAt", run.endedAt());
        out.writeNumberProperty("tables", run.tables());
        out.writeNumberProperty("rows", run.rows());
        out.writeNumberProperty("bytes", run.bytes());
    }
}
