package org.bailee.server.api.subjects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.server.access.Access;
import org.bailee.server.access.Intent;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Items;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.CreatedRecord;
import org.bailee.server.vault.NewRecord;
import org.bailee.server.vault.Result;
import org.bailee.server.vault.Retry;
import org.bailee.server.vault.Vault;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Adds records to many people at once, as an import does.
@RestController
final class ManyRecordsEndpoint {
    private final Access access;
    private final Vault vault;

    ManyRecordsEndpoint(Access access, Vault vault) {
        this.access = access;
        this.vault = vault;
    }

    @PostMapping(path = "/v1/records", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> add(Intent intent, Body body) {
        return Reply.each(
                201,
                Items.each(body.manyItems(), Drafts::newRecord, records -> add(intent, records, body.retry())),
                SubjectJson::write);
    }

    private List<Result<CreatedRecord>> add(Intent intent, List<NewRecord> records, Optional<Retry> retry) {
        List<SubjectId> known = new ArrayList<>();
        for (NewRecord one : records) {
            if (one.owner() instanceof NewRecord.Owner.Known(SubjectId subject)) {
                known.add(subject);
            }
        }
        // Who is matched by a value is not known yet, so nobody can say whether that person has consented: naming
        // nobody
        // makes access refuse where the purpose asks for it.
        boolean allKnown = known.size() == records.size();
        WriteGrant grant = access.write(intent, Permission.SUBJECTS_WRITE, allKnown ? known : List.of());
        return vault.add(grant, records, retry);
    }
}
