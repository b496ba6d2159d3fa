package org.bailee.server.api.subjects;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reason;
import org.bailee.server.api.http.Reply;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.Part;
import org.bailee.server.vault.PartErased;
import org.bailee.server.vault.Vault;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Erases a part of a person.
@RestController
final class PartErasureEndpoint {
    private final Vault vault;

    PartErasureEndpoint(Vault vault) {
        this.vault = vault;
    }

    @PostMapping(path = "/v1/subjects/{id}/erase", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> erase(Actor actor, Reason reason, @PathVariable String id, Body body) {
        Members members = Members.of(body.json());
        List<String> fields = members.texts("fields");
        Set<String> collections = new HashSet<>(members.texts("collections"));
        Set<String> activities = new HashSet<>(members.texts("activities"));
        members.end();
        Part part = new Part(
                fields.stream().map(FieldPath::parse).collect(Collectors.toSet()),
                collections,
                activities,
                java.util.Map.of());
        SubjectId subject = SubjectId.parse(id);
        PartErased erased = vault.erasePart(actor, reason.reference(), subject, part);
        return Reply.ok(erased.version(), Reply.object(out -> {
            out.writeStringProperty("id", subject.toString());
            out.writeNumberProperty("part", erased.part());
            out.writeNumberProperty("version", erased.version());
            out.writeNumberProperty("records", erased.records());
            out.writeNumberProperty("fields", erased.fields());
        }));
    }
}
