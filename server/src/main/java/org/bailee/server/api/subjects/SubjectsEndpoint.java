package org.bailee.server.api.subjects;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.access.Access;
import org.bailee.server.access.Grant;
import org.bailee.server.access.Intent;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Headers;
import org.bailee.server.api.http.Items;
import org.bailee.server.api.http.Json;
import org.bailee.server.api.http.Query;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reason;
import org.bailee.server.api.http.Reply;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.CreatedPerson;
import org.bailee.server.vault.OpenPerson;
import org.bailee.server.vault.PersonPatch;
import org.bailee.server.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Creates, shows, changes, lists and erases people.
@RestController
@RequestMapping("/v1/subjects")
final class SubjectsEndpoint {
    static final String MERGE_PATCH = "application/merge-patch+json";

    private final Access access;
    private final Vault vault;
    private final SubjectJson json;

    SubjectsEndpoint(Access access, Vault vault, Register register) {
        this.access = access;
        this.vault = vault;
        this.json = new SubjectJson(register);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> create(Intent intent, Body body) {
        WriteGrant grant = access.write(intent, Permission.SUBJECTS_WRITE, List.of());
        if (body.items().isPresent()) {
            return Reply.each(
                    201,
                    Items.each(body.items().get(), Drafts::person, people -> vault.create(grant, people, body.retry())),
                    SubjectJson::write);
        }
        CreatedPerson created = vault.create(grant, List.of(Drafts.person(body.json())), body.retry())
                .getFirst()
                .orThrow();
        return Reply.created(
                URI.create("/v1/subjects/" + created.subject()),
                created.version(),
                Reply.object(out -> SubjectJson.write(out, created)));
    }

    @GetMapping("/{id}")
    ResponseEntity<RawAnswer> show(Intent intent, @PathVariable String id, Query query) {
        Set<FieldPath> named = query.names("fields", FieldPath::parse);
        Grant grant = access.read(intent, Permission.SUBJECTS_READ, SubjectId.parse(id), named);
        OpenPerson person = vault.open(List.of(grant), named).getFirst().orThrow();
        return Reply.ok(person.version(), Reply.object(out -> json.write(out, person)));
    }

    @PatchMapping(path = "/{id}", consumes = MERGE_PATCH)
    ResponseEntity<RawAnswer> change(
            Intent intent,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Body body) {
        SubjectId subject = SubjectId.parse(id);
        PersonPatch patch = Drafts.patch(subject, Headers.madeFrom(ifMatch), body.json());
        WriteGrant grant = access.write(intent, Permission.SUBJECTS_WRITE, List.of(subject));
        long version = vault.change(grant, List.of(patch)).getFirst().orThrow();
        return Reply.ok(version, Reply.object(out -> {
            out.writeStringProperty("id", subject.toString());
            out.writeNumberProperty("version", version);
        }));
    }

    @PostMapping(path = "/patch", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> changeMany(Intent intent, Body body) {
        List<Json> items = body.manyItems();
        return Reply.each(
                200,
                Items.each(items, Drafts::patchItem, patches -> {
                    List<SubjectId> people =
                            patches.stream().map(PersonPatch::subject).toList();
                    return vault.change(access.write(intent, Permission.SUBJECTS_WRITE, people), patches);
                }),
                (out, version) -> out.writeNumberProperty("version", version));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<RawAnswer> erase(Actor actor, Reason reason, @PathVariable String id) {
        vault.erase(actor, reason.reference(), SubjectId.parse(id));
        return Reply.nothing();
    }

    @GetMapping
    ResponseEntity<RawAnswer> list(Actor actor, Query query) {
        Optional<SubjectId> after = query.text("after").map(SubjectId::parse);
        return Reply.page(vault.list(actor, after, query.limit()), (out, person) -> {
            out.writeStringProperty("id", person.subject().toString());
            out.writeNumberProperty("version", person.version());
        });
    }
}
