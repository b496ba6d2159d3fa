package org.bailee.server.api.custody;

import java.time.Instant;
import java.util.Optional;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Page;
import org.bailee.server.vault.Indexes;
import org.bailee.server.vault.SearchIndex;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Shows what people are found by and how far each index is, and gives indexes other keys.
@RestController
@RequestMapping("/v1/custody/indexes")
final class IndexesEndpoint {
    private final Indexes indexes;

    IndexesEndpoint(Indexes indexes) {
        this.indexes = indexes;
    }

    @GetMapping
    ResponseEntity<RawAnswer> list(Actor actor) {
        return Reply.page(new Page<>(indexes.list(actor), Optional.empty()), IndexesEndpoint::write);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> rotate(Actor actor, Body body) {
        Members members = Members.of(body.json());
        Optional<String> field = members.optionalText("field");
        members.end();
        Page<SearchIndex> begun = new Page<>(indexes.rotate(actor, field.map(FieldPath::parse)), Optional.empty());
        return Reply.page(begun, IndexesEndpoint::write);
    }

    private static void write(JsonGenerator out, SearchIndex index) {
        out.writeNumberProperty("index", index.number());
        out.writeStringProperty("field", index.field().toString());
        out.writeStringProperty("way", index.way().word());
        out.writeStringProperty("state", index.state().word());
        out.writeNumberProperty("people", index.people());
        out.writeNumberProperty("done", index.done());
        out.writeNumberProperty("damaged", index.damaged());
        out.writeNumberProperty("duplicates", index.duplicates());
        out.writeStringProperty("begunAt", index.begunAt().toString());
        write(out, "servedAt", index.servedAt());
        write(out, "goneAt", index.goneAt());
    }

    private static void write(JsonGenerator out, String name, Optional<Instant> at) {
        out.writeName(name);
        at.ifPresentOrElse(moment -> out.writeString(moment.toString()), out::writeNull);
    }
}
