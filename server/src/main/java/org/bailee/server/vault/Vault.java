package org.bailee.server.vault;

import java.util.List;
import java.util.Optional;
import org.bailee.server.access.Grant;
import org.bailee.server.access.Intent;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// Personal data, sealed at rest and opened only against a grant.
public final class Vault {
    /// Stores new people; one that is refused never spoils another.
    ///
    /// @param retry with it, the same request again gives the same answer for 24 hours and stores nothing twice
    public List<Result<CreatedPerson>> create(WriteGrant grant, List<PersonDraft> people, Optional<Retry> retry) {
        throw new UnsupportedOperationException();
    }

    /// Adds records of many-collections.
    public List<Result<CreatedRecord>> add(WriteGrant grant, List<NewRecord> records, Optional<Retry> retry) {
        throw new UnsupportedOperationException();
    }

    /// Changes one-per-person collections; answers the new version of each person.
    public List<Result<Long>> change(WriteGrant grant, List<PersonPatch> patches) {
        throw new UnsupportedOperationException();
    }

    /// Changes one record of a many-collection; answers its new version.
    public long changeRecord(WriteGrant grant, SubjectId subject, RecordId record, long madeFrom, RecordPatch patch) {
        throw new UnsupportedOperationException();
    }

    /// Opens what each grant names of its person. The audit entries are durable before any plaintext is returned.
    public List<Result<OpenPerson>> open(List<Grant> grants) {
        throw new UnsupportedOperationException();
    }

    public OpenRecord openRecord(Grant grant, String collection, RecordId record) {
        throw new UnsupportedOperationException();
    }

    /// Records of one many-collection, oldest first.
    public Page<OpenRecord> openRecords(Grant grant, String collection, Optional<RecordId> after, int limit) {
        throw new UnsupportedOperationException();
    }

    /// People for whom every condition holds, by id; recorded in the audit log without what was searched for.
    public Page<SubjectId> search(Intent intent, Search search) {
        throw new UnsupportedOperationException();
    }

    /// Ids and versions in order of creation.
    public Page<PersonVersion> list(Actor actor, Optional<SubjectId> after, int limit) {
        throw new UnsupportedOperationException();
    }

    /// Rows, indexes and tokens gone, data key destroyed.
    public void erase(Actor actor, Optional<String> reason, SubjectId subject) {
        throw new UnsupportedOperationException();
    }

    public void eraseRecord(
            Actor actor, Optional<String> reason, SubjectId subject, String collection, RecordId record) {
        throw new UnsupportedOperationException();
    }
}
