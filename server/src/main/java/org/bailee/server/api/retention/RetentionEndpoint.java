package org.bailee.server.api.retention;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.api.http.Query;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.retention.Certificate;
import org.bailee.server.retention.Item;
import org.bailee.server.retention.Retentions;
import org.bailee.server.retention.Run;
import org.bailee.server.retention.Tally;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.SubjectId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Tells what is over its time, lets runs go on that wait, and hands out their certificates.
@RestController
@RequestMapping("/v1/retention")
final class RetentionEndpoint {
    private final Retentions retentions;

    RetentionEndpoint(Retentions retentions) {
        this.retentions = retentions;
    }

    @PostMapping("/previews")
    ResponseEntity<RawAnswer> preview(Actor actor) {
        Run run = retentions.preview(actor);
        return Reply.created(Reply.object(out -> RunJson.write(out, run)));
    }

    @GetMapping("/runs")
    ResponseEntity<RawAnswer> runs(Actor actor, Query query) {
        return Reply.page(retentions.runs(actor, query.text("after"), query.limit()), RunJson::write);
    }

    @GetMapping("/runs/{id}")
    ResponseEntity<RawAnswer> run(Actor actor, @PathVariable String id) {
        UUID run = Retentions.id(id);
        Run found = retentions.run(actor, run);
        List<Tally> tallies = retentions.tallies(actor, run);
        return Reply.ok(Reply.object(out -> {
            RunJson.write(out, found);
            tallies(out, found, tallies);
        }));
    }

    @GetMapping("/runs/{id}/items")
    ResponseEntity<RawAnswer> items(Actor actor, Query query, @PathVariable String id) {
        Optional<SubjectId> after = query.text("after").map(SubjectId::parse);
        return Reply.page(retentions.items(actor, Retentions.id(id), after, query.limit()), RetentionEndpoint::write);
    }

    @PostMapping("/runs/{id}/approval")
    ResponseEntity<RawAnswer> approve(Actor actor, @PathVariable String id) {
        Run run = retentions.approve(actor, Retentions.id(id));
        return Reply.ok(Reply.object(out -> RunJson.write(out, run)));
    }

    @GetMapping("/runs/{id}/certificate")
    ResponseEntity<RawAnswer> certificate(Actor actor, @PathVariable String id) {
        Certificate certificate = retentions.certificate(actor, Retentions.id(id));
        return Reply.ok(Reply.object(out -> {
            out.writeStringProperty("form", "bailee-retention-certificate 1");
            out.writeObjectPropertyStart("run");
            RunJson.write(out, certificate.run());
            out.writeEndObject();
            tallies(out, certificate.run(), certificate.tallies());
            Reply.optional(out, "entryProof", certificate.proof());
        }));
    }

    private void tallies(JsonGenerator out, Run run, List<Tally> tallies) {
        out.writeArrayPropertyStart("found");
        tallies.forEach(tally -> {
            out.writeStartObject();
            RunJson.write(out, tally, retentions.rule(run, tally.collection()));
            out.writeEndObject();
        });
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Item item) {
        out.writeStringProperty("subject", item.subject().toString());
        out.writeStringProperty("collection", item.collection());
        out.writeStringProperty("record", item.record().toString());
        Reply.texts(out, "fields", item.fields());
        out.writeStringProperty("cause", item.cause());
        Reply.optional(out, "dueAt", item.at());
        Reply.optional(out, "heldBy", item.heldBy());
        out.writeStringProperty("state", item.state());
    }
}
