package org.bailee.server.vault;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.access.Grant;
import org.bailee.server.access.Intent;
import org.bailee.server.access.WriteGrant;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// Personal data, sealed at rest and opened only against a grant.
public final class Vault implements AutoCloseable {
    private final Admission admission;
    private final Addition addition;
    private final Amendment amendment;
    private final Opening opening;
    private final RecordOpening recordOpening;
    private final Lookup lookup;
    private final Erasure erasure;
    private final Holding holding;

    Vault(
            Admission admission,
            Addition addition,
            Amendment amendment,
            Opening opening,
            RecordOpening recordOpening,
            Lookup lookup,
            Erasure erasure,
            Holding holding) {
        this.admission = admission;
        this.addition = addition;
        this.amendment = amendment;
        this.opening = opening;
        this.recordOpening = recordOpening;
        this.lookup = lookup;
        this.erasure = erasure;
        this.holding = holding;
    }

    /// Stores new people; one that is refused never spoils another.
    ///
    /// @param retry with it, the same request again gives the same answer for 24 hours and stores nothing twice
    public List<Result<CreatedPerson>> create(WriteGrant grant, List<PersonDraft> people, Optional<Retry> retry) {
        return admission.create(grant, people, retry);
    }

    /// Adds records of many-collections.
    public List<Result<CreatedRecord>> add(WriteGrant grant, List<NewRecord> records, Optional<Retry> retry) {
        return addition.add(grant, records, retry);
    }

    /// Changes one-per-person collections, each person in a transaction of its own; answers the new versions.
    public List<Result<Long>> change(WriteGrant grant, List<PersonPatch> patches) {
        return patches.stream()
                .map(patch -> Result.of(() -> amendment.change(grant, patch)))
                .toList();
    }

    /// Changes one record of a many-collection; answers its new version.
    public long changeRecord(WriteGrant grant, SubjectId subject, RecordId record, long madeFrom, RecordPatch patch) {
        return amendment.changeRecord(grant, subject, record, madeFrom, patch);
    }

    /// Opens what each grant names of its person. The audit entries are durable before any plaintext is returned.
    public List<Result<OpenPerson>> open(List<Grant> grants) {
        return opening.open(grants, Set.of());
    }

    /// The same for who named the fields: one of a many-collection, which is not opened with its person, is refused.
    public List<Result<OpenPerson>> open(List<Grant> grants, Set<FieldPath> named) {
        return opening.open(grants, named);
    }

    public OpenRecord openRecord(Grant grant, String collection, RecordId record) {
        return recordOpening.one(grant, collection, record);
    }

    /// Records of one many-collection, oldest first.
    public Page<OpenRecord> openRecords(Grant grant, String collection, Optional<RecordId> after, int limit) {
        return recordOpening.page(grant, collection, after, limit);
    }

    /// People for whom every condition holds, by id; recorded in the audit log without what was searched for.
    public Page<SubjectId> search(Intent intent, Search search) {
        return lookup.search(intent, search);
    }

    /// Ids and versions in order of creation.
    public Page<PersonVersion> list(Actor actor, Optional<SubjectId> after, int limit) {
        return lookup.list(actor, after, limit);
    }

    /// Whether there is such a person, for who may list all of them.
    public boolean holds(Actor actor, SubjectId subject) {
        return lookup.holds(actor, subject);
    }

    /// Rows, indexes and tokens gone, data key destroyed.
    public void erase(Actor actor, Optional<String> reason, SubjectId subject) {
        erasure.person(actor, reason, subject);
    }

    /// What [#erase] would take, in numbers, and what keeps it from it. That it was asked is recorded.
    public WholePreview previewErasure(Actor actor, SubjectId subject) {
        return erasure.previewAll(actor, subject);
    }

    /// One record of a many-collection gone, with its index entries and tokens. Of several, [#erasePart] costs
    /// less.
    public void eraseRecord(
            Actor actor, Optional<String> reason, SubjectId subject, String collection, RecordId record) {
        erasure.record(actor, reason, new RecordAddress(subject, collection, record));
    }

    /// Fields, collections, what serves an activity alone, or records gone, in all of the person's records and
    /// in one transaction; all that stays is sealed anew under another data key, and the old one destroyed.
    public PartErased erasePart(Actor actor, Optional<String> reason, SubjectId subject, Part part) {
        return erasure.part(actor, reason, subject, part);
    }

    /// What [#erasePart] would take, in numbers, and what keeps it from it. That it was asked is recorded.
    public PartPreview previewPart(Actor actor, Optional<String> reason, SubjectId subject, Part part) {
        return erasure.preview(actor, reason, subject, part);
    }

    /// Keeps everything of a person from being erased until the hold is released.
    public Hold hold(Actor actor, Optional<String> reason, SubjectId subject, NewHold wanted) {
        return holding.place(actor, reason, subject, HoldKind.LEGAL, wanted);
    }

    public void release(Actor actor, Optional<String> reason, HoldId hold) {
        holding.release(actor, reason, hold);
    }

    /// Legal holds in order of placing.
    ///
    /// @param due only those to be reviewed on this day or before
    public Page<Hold> legalHolds(Actor actor, Optional<LocalDate> due, Optional<HoldId> after, int limit) {
        return holding.page(actor, false, due, after, limit);
    }

    /// Restricts what is done with a person's data to storing it, and to what GDPR Art. 18(2) allows.
    ///
    /// @param ground of Art. 18(1)
    public Hold restrict(Actor actor, Optional<String> reason, SubjectId subject, HoldKind ground, NewHold wanted) {
        return holding.place(actor, reason, subject, ground, wanted);
    }

    /// Lifts one restriction, once the person was told.
    ///
    /// @param told the day on which the person was (GDPR Art. 18(3)); without it nothing is lifted
    /// @return what was lifted
    public Hold lift(Actor actor, Optional<String> reason, HoldId restriction, Optional<LocalDate> told) {
        return holding.lift(actor, reason, restriction, told);
    }

    /// Restrictions in order of placing.
    ///
    /// @param due only those to be reviewed on this day or before
    public Page<Hold> restrictions(Actor actor, Optional<LocalDate> due, Optional<HoldId> after, int limit) {
        return holding.page(actor, true, due, after, limit);
    }

    /// The legal holds on one person.
    public List<Hold> legalHolds(Actor actor, SubjectId subject) {
        return holding.of(actor, false, subject);
    }

    /// The restrictions on one person.
    public List<Hold> restrictions(Actor actor, SubjectId subject) {
        return holding.of(actor, true, subject);
    }

    @Override
    public void close() {
        admission.close();
        addition.close();
        opening.close();
    }
}
