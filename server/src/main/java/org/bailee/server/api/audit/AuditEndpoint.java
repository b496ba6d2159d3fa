package org.bailee.server.api.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.access.Access;
import org.bailee.server.api.http.Query;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reason;
import org.bailee.server.api.http.Reply;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.Outcome;
import org.bailee.server.identity.Names;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Csv;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Shows who did what, when, for which purpose.
@RestController
final class AuditEndpoint {
    private final AuditLog audit;
    private final Access access;
    private final Names names;

    AuditEndpoint(AuditLog audit, Access access, Names names) {
        this.audit = audit;
        this.access = access;
        this.names = names;
    }

    @GetMapping(path = "/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> find(Actor actor, Reason reason, Query query) {
        Page<Entry> page = entries(actor, reason, query);
        Map<ActorId, String> known = names.ofActors(page.items());
        return Reply.page(page, (out, entry) -> write(out, entry, known));
    }

    @GetMapping(path = "/v1/audit", produces = "text/csv")
    ResponseEntity<RawAnswer> findAsCsv(Actor actor, Reason reason, Query query) {
        Page<Entry> page = entries(actor, reason, query);
        Csv csv = new Csv(List.of(
                "id", "at", "kind", "actor", "actorName", "subject", "purpose", "reason", "outcome", "details"));
        Map<ActorId, String> known = names.ofActors(page.items());
        page.items().forEach(entry -> csv.line(cells(entry, known)));
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8));
        page.next().ifPresent(next -> answer.header("Bailee-Next", next));
        return answer.body(RawAnswer.text(csv.text()));
    }

    private Page<Entry> entries(Actor actor, Reason reason, Query query) {
        access.permit(actor, Permission.AUDIT_READ, reason.reference(), List.of());
        EntryQuery wanted = new EntryQuery(
                query.text("subject").map(SubjectId::parse),
                query.text("actor").map(ActorId::parse),
                query.text("kind"),
                query.text("purpose"),
                query.text("outcome").map(Outcome::parse),
                query.instant("from"),
                query.instant("to"),
                query.text("after").map(EntryId::parse),
                query.limit());
        return audit.read(actor, reason.reference(), wanted);
    }

    private static void write(JsonGenerator out, Entry entry, Map<ActorId, String> names) {
        out.writeStringProperty("id", entry.id().toString());
        out.writeStringProperty("at", entry.at().toString());
        out.writeStringProperty("kind", entry.kind());
        out.writeStringProperty("actor", entry.actor().toString());
        out.writeStringProperty("actorName", names.getOrDefault(entry.actor(), ""));
        Reply.optional(out, "subject", entry.subject());
        Reply.optional(out, "purpose", entry.purpose());
        Reply.optional(out, "reason", entry.reason());
        out.writeStringProperty("outcome", entry.outcome().word());
        out.writeObjectPropertyStart("details");
        entry.details().forEach(out::writeStringProperty);
        out.writeEndObject();
    }

    private static List<String> cells(Entry entry, Map<ActorId, String> names) {
        StringBuilder details = new StringBuilder();
        entry.details()
                .forEach((name, value) -> details.append(details.isEmpty() ? "" : "; ")
                        .append(name)
                        .append('=')
                        .append(value));
        return List.of(
                entry.id().toString(),
                entry.at().toString(),
                entry.kind(),
                entry.actor().toString(),
                names.getOrDefault(entry.actor(), ""),
                text(entry.subject()),
                text(entry.purpose()),
                text(entry.reason()),
                entry.outcome().word(),
                details.toString());
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
