package org.bailee.server.api.audit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Tile;
import org.bailee.server.access.Access;
import org.bailee.server.api.http.HttpRefusal;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reason;
import org.bailee.server.api.http.Reply;
import org.bailee.server.audit.LogStatus;
import org.bailee.server.audit.LogStatus.WitnessStatus;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Permission;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Hands out the log as the files an auditor checks without this server (docs/spec/audit-log.md).
@RestController
final class LogEndpoint {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final TransparencyLog log;
    private final Access access;

    LogEndpoint(TransparencyLog log, Access access) {
        this.log = log;
        this.access = access;
    }

    @GetMapping("/v1/audit/log/checkpoint")
    ResponseEntity<RawAnswer> checkpoint(Actor actor, Reason reason) {
        permit(actor, Permission.AUDIT_READ, reason);
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noStore())
                .body(new RawAnswer(log.checkpoint()));
    }

    @GetMapping("/v1/audit/log/tile/{*tile}")
    ResponseEntity<RawAnswer> tile(Actor actor, Reason reason, @PathVariable("tile") String path) {
        permit(actor, Permission.AUDIT_READ, reason);
        Tile tile = parse("tile" + path);
        byte[] bytes = log.tile(actor, tile);
        // A tile never changes, and entries must not lie in anybody's cache after they are pruned.
        CacheControl cache = tile.level() == Tile.ENTRIES
                ? CacheControl.noStore()
                : CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(cache)
                .body(new RawAnswer(bytes));
    }

    @GetMapping("/v1/audit/log/keys")
    ResponseEntity<RawAnswer> keys(Actor actor, Reason reason) {
        permit(actor, Permission.AUDIT_READ, reason);
        return text(log.keys());
    }

    @GetMapping("/v1/audit/log/witnesses")
    ResponseEntity<RawAnswer> witnesses(Actor actor, Reason reason) {
        permit(actor, Permission.AUDIT_READ, reason);
        return text(log.witnesses());
    }

    @GetMapping("/v1/audit/log/entries/{id}/proof")
    ResponseEntity<RawAnswer> proof(Actor actor, Reason reason, @PathVariable("id") String id) {
        permit(actor, Permission.AUDIT_READ, reason);
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noStore())
                .body(new RawAnswer(log.proof(actor, EntryId.parse(id))));
    }

    @GetMapping("/v1/audit/log/status")
    ResponseEntity<RawAnswer> status(Actor actor, Reason reason) {
        permit(actor, Permission.AUDIT_READ, reason);
        LogStatus status = log.status();
        return Reply.ok(Reply.object(out -> write(out, status)));
    }

    @PostMapping("/v1/audit/log/key")
    ResponseEntity<RawAnswer> changeKey(Actor actor, Reason reason) {
        permit(actor, Permission.KEYS_MANAGE, reason);
        EntryId entry = log.changeKey(actor);
        return Reply.ok(Reply.object(out -> out.writeStringProperty("entry", entry.toString())));
    }

    private void permit(Actor actor, Permission permission, Reason reason) {
        access.permit(actor, permission, reason.reference(), List.of());
    }

    private static ResponseEntity<RawAnswer> text(String text) {
        return ResponseEntity.ok().contentType(TEXT).body(RawAnswer.text(text));
    }

    private static Tile parse(String path) {
        try {
            return Tile.parse(path);
        } catch (Malformed unlike) {
            throw new HttpRefusal(
                    400,
                    "log.path-malformed",
                    "This is not the path of a part of the log.",
                    "Spell it as C2SP tlog-tiles does: tile/0/x001/234, tile/entries/000.p/12.");
        }
    }

    private static void write(JsonGenerator out, LogStatus status) {
        Reply.optional(out, "origin", status.origin());
        out.writeNumberProperty("size", status.size());
        Reply.optional(out, "signedAt", status.signedAt());
        out.writeNumberProperty("waiting", status.waiting());
        out.writeNumberProperty("lagSeconds", status.lag().toSeconds());
        out.writeName("halted");
        status.halted()
                .ifPresentOrElse(
                        halt -> {
                            out.writeStartObject();
                            out.writeStringProperty("code", halt.code());
                            out.writeStringProperty("says", halt.says());
                            out.writeStringProperty("hint", halt.hint());
                            out.writeStringProperty("since", halt.since().toString());
                            out.writeEndObject();
                        },
                        out::writeNull);
        Reply.texts(out, "alarms", status.alarms());
        out.writeNumberProperty("prunedBefore", status.prunedBefore());
        out.writeObjectPropertyStart("selfCheck");
        out.writeNumberProperty("position", status.check().position());
        Reply.optional(out, "passedAt", status.check().passedAt());
        out.writeEndObject();
        out.writeArrayPropertyStart("witnesses");
        for (WitnessStatus witness : status.witnesses()) {
            out.writeStartObject();
            out.writeStringProperty("name", witness.name());
            out.writeNumberProperty("size", witness.size());
            Reply.optional(out, "signedAt", witness.signedAt());
            Reply.optional(out, "trouble", witness.trouble());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
