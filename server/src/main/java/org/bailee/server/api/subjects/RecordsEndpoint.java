package org.bailee.server.api.subjects;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bailee.server.access.Access;
import org.bailee.server.access.Grant;
import org.bailee.server.access.Intent;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Headers;
import org.bailee.server.api.http.Items;
import org.bailee.server.api.http.Query;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reason;
import org.bailee.server.api.http.Reply;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.CreatedRecord;
import org.bailee.server.vault.OpenRecord;
import org.bailee.server.vault.RecordPatch;
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

/// The records of one person's many-collections.
@RestController
@RequestMapping("/v1/subjects/{id}/{collection}")
final class RecordsEndpoint {
    private final Access access;
    private final Vault vault;
    private final SubjectJson json;

    RecordsEndpoint(Access access, Vault vault, Register register) {
        this.access = access;
        this.vault = vault;
        this.json = new SubjectJson(register);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> add(Intent intent, @PathVariable String id, @PathVariable String collection, Body body) {
        SubjectId subject = SubjectId.parse(id);
        WriteGrant grant = access.write(intent, Permission.SUBJECTS_WRITE, List.of(subject));
        if (body.items().isPresent()) {
            return Reply.each(
                    201,
                    Items.each(
                            body.items().get(),
                            one -> Drafts.ofKnown(subject, collection, one),
                            records -> vault.add(grant, records, body.retry())),
                    SubjectJson::write);
        }
        CreatedRecord created = vault.add(
                        grant, List.of(Drafts.ofKnown(subject, collection, body.json())), body.retry())
                .getFirst()
                .orThrow();
        return Reply.created(
                URI.create("/v1/subjects/" + subject + "/" + collection + "/" + created.record()),
                created.version(),
                Reply.object(out -> SubjectJson.write(out, created)));
    }

    @GetMapping
    ResponseEntity<RawAnswer> list(
            Intent intent, @PathVariable String id, @PathVariable String collection, Query query) {
        Grant grant = grant(intent, id, collection, query);
        return Reply.page(
                vault.openRecords(grant, collection, query.text("after").map(RecordId::parse), query.limit()),
                json::write);
    }

    @GetMapping("/{record}")
    ResponseEntity<RawAnswer> show(
            Intent intent,
            @PathVariable String id,
            @PathVariable String collection,
            @PathVariable String record,
            Query query) {
        RecordId recordId = RecordId.parse(record);
        OpenRecord open = vault.openRecord(grant(intent, id, collection, query), collection, recordId);
        return Reply.ok(open.version(), Reply.object(out -> json.write(out, open)));
    }

    @PatchMapping(path = "/{record}", consumes = SubjectsEndpoint.MERGE_PATCH)
    ResponseEntity<RawAnswer> change(
            Intent intent,
            @PathVariable String id,
            @PathVariable String collection,
            @PathVariable String record,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Body body) {
        SubjectId subject = SubjectId.parse(id);
        RecordId recordId = RecordId.parse(record);
        long madeFrom = Headers.madeFrom(ifMatch);
        RecordPatch patch = Drafts.recordPatch(collection, body.json());
        WriteGrant grant = access.write(intent, Permission.SUBJECTS_WRITE, List.of(subject));
        long version = vault.changeRecord(grant, subject, recordId, madeFrom, patch);
        return Reply.ok(version, Reply.object(out -> {
            out.writeStringProperty("record", recordId.toString());
            out.writeNumberProperty("version", version);
        }));
    }

    @DeleteMapping("/{record}")
    ResponseEntity<RawAnswer> erase(
            Actor actor,
            Reason reason,
            @PathVariable String id,
            @PathVariable String collection,
            @PathVariable String record) {
        vault.eraseRecord(actor, reason.reference(), SubjectId.parse(id), collection, RecordId.parse(record));
        return Reply.nothing();
    }

    private Grant grant(Intent intent, String id, String collection, Query query) {
        Set<FieldPath> wanted =
                new TreeSet<>(query.names("fields", field -> FieldPath.parse(collection + "." + field)));
        return access.read(intent, Permission.SUBJECTS_READ, SubjectId.parse(id), wanted);
    }
}
