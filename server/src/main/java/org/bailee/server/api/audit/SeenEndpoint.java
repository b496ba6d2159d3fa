package org.bailee.server.api.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bailee.server.access.Access;
import org.bailee.server.api.http.Query;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reason;
import org.bailee.server.api.http.Reply;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Sighting;
import org.bailee.server.audit.SightingQuery;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Csv;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Shows which fields of which people a credential saw between two instants.
@RestController
final class SeenEndpoint {
    private static final String PATH = "/v1/audit/seen";
    private static final List<String> HEADS =
            List.of("subject", "field", "strongest", "times", "first", "last", "purposes");

    private final AuditLog audit;
    private final Access access;

    SeenEndpoint(AuditLog audit, Access access) {
        this.audit = audit;
        this.access = access;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> seen(Actor actor, Reason reason, Query query) {
        return Reply.page(sightings(actor, reason, query), SeenEndpoint::write);
    }

    @GetMapping(path = PATH, produces = "text/csv")
    ResponseEntity<RawAnswer> seenAsCsv(Actor actor, Reason reason, Query query) {
        Page<Sighting> page = sightings(actor, reason, query);
        Csv csv = new Csv(HEADS);
        page.items().forEach(sighting -> csv.line(cells(sighting)));
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8));
        page.next().ifPresent(next -> answer.header("Bailee-Next", next));
        return answer.body(RawAnswer.text(csv.text()));
    }

    private Page<Sighting> sightings(Actor actor, Reason reason, Query query) {
        access.permit(actor, Permission.AUDIT_READ, reason.reference(), List.of());
        SightingQuery wanted = new SightingQuery(
                query.needed("actor", query.text("actor").map(ActorId::parse)),
                query.needed("from", query.instant("from")),
                query.needed("to", query.instant("to")),
                query.text("after").map(SubjectId::parse),
                query.limit());
        return audit.seen(actor, reason.reference(), wanted);
    }

    private static void write(JsonGenerator out, Sighting sighting) {
        out.writeStringProperty("subject", sighting.subject().toString());
        out.writeStringProperty("field", sighting.field());
        out.writeStringProperty("strongest", sighting.strongest().word());
        out.writeNumberProperty("times", sighting.times());
        out.writeStringProperty("first", sighting.first().toString());
        out.writeStringProperty("last", sighting.last().toString());
        Reply.texts(out, "purposes", sighting.purposes());
    }

    private static List<String> cells(Sighting sighting) {
        return List.of(
                sighting.subject().toString(),
                sighting.field(),
                sighting.strongest().word(),
                Long.toString(sighting.times()),
                sighting.first().toString(),
                sighting.last().toString(),
                String.join(" ", sighting.purposes()));
    }
}
