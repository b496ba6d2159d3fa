package org.bailee.server.api.watch;

import java.util.Optional;
import org.bailee.server.access.Intent;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.Query;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reason;
import org.bailee.server.api.http.Reply;
import org.bailee.server.api.subjects.Drafts;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.types.Value;
import org.bailee.server.vault.PersonDraft;
import org.bailee.server.watch.Alerts;
import org.bailee.server.watch.HoneyPeople;
import org.bailee.server.watch.HoneyPerson;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Adds, lists and retires decoys.
@RestController
@RequestMapping("/v1/watch/honey-people")
final class HoneyEndpoint {
    private final HoneyPeople honey;

    HoneyEndpoint(HoneyPeople honey) {
        this.honey = honey;
    }

    @GetMapping
    ResponseEntity<RawAnswer> list(Actor actor, Query query) {
        return Reply.page(honey.list(actor, query.text("after").map(Alerts::id), query.limit()), HoneyEndpoint::write);
    }

    @GetMapping("/suggestion")
    ResponseEntity<RawAnswer> suggest(Actor actor, Query query) {
        PersonDraft draft = honey.suggest(actor, query.text("mailDomain").orElse(""));
        return Reply.ok(Reply.object(out -> draft.records().forEach(record -> {
            out.writeObjectPropertyStart(record.collection());
            record.fields().forEach((name, value) -> write(out, name, value));
            out.writeEndObject();
        })));
    }

    /// `{"subject":"…"}` watches over who is there; `{"person":{…},"purpose":"…"}` stores somebody first.
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> add(Actor actor, Reason reason, Body body) {
        Members members = Members.of(body.json());
        Optional<SubjectId> subject = members.optionalText("subject").map(SubjectId::parse);
        Optional<PersonDraft> person = members.read("person", Drafts::person);
        Optional<String> purpose = members.optionalText("purpose");
        if (subject.isPresent() == person.isPresent()) {
            members.wrong(
                    "subject",
                    "json.one-of",
                    "Either a person's id belongs here, or a person.",
                    "Send subject, or person and purpose.");
        }
        members.end();
        HoneyPerson added = person.map(draft -> honey.plant(Intent.of(actor, purpose, reason.reference()), draft))
                .orElseGet(() -> honey.add(actor, reason.reference(), subject.orElseThrow()));
        return Reply.created(Reply.object(out -> write(out, added)));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<RawAnswer> retire(Actor actor, Reason reason, @PathVariable String id) {
        HoneyPerson retired = honey.retire(actor, reason.reference(), Alerts.id(id));
        return Reply.ok(Reply.object(out -> write(out, retired)));
    }

    private static void write(JsonGenerator out, HoneyPerson person) {
        out.writeStringProperty("id", person.id().toString());
        out.writeStringProperty("subject", person.subject().toString());
        out.writeStringProperty("addedBy", person.addedBy().toString());
        out.writeStringProperty("addedAt", person.addedAt().toString());
        Reply.optional(out, "retiredAt", person.retiredAt());
    }

    private static void write(JsonGenerator out, String name, Value value) {
        switch (value) {
            case Value.Text(String text) -> out.writeStringProperty(name, text);
            case Value.Parts(var parts) -> {
                out.writeObjectPropertyStart(name);
                parts.forEach(out::writeStringProperty);
                out.writeEndObject();
            }
        }
    }
}
