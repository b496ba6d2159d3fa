package org.bailee.server.vault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.server.access.Grant;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Authored;
import org.bailee.server.database.Batcher;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.SubjectId;

/// Opens people: rows, keys, only the granted fields, then the audit entry on disk, and only then the answer.
final class Opening implements AutoCloseable {
    private static final int MOST_PER_STATEMENT = 256;

    /// With more lanes the batches would be smaller, and the database would work more for the same answers.
    private static final int LANES = 1;

    private final PersonStore people;
    private final DataKeys dataKeys;
    private final Showing showing;
    private final OneOrMany oneOrMany;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Batcher<SubjectId, Found> singles;

    Opening(
            PersonStore people,
            DataKeys dataKeys,
            Showing showing,
            OneOrMany oneOrMany,
            AuditLog audit,
            InstantSource clock) {
        this.people = people;
        this.dataKeys = dataKeys;
        this.showing = showing;
        this.oneOrMany = oneOrMany;
        this.audit = audit;
        this.clock = clock;
        this.singles = new Batcher<>("open", MOST_PER_STATEMENT, LANES, this::find);
    }

    /// @param named fields that were asked for one by one, so that leaving them out would mislead
    List<Result<OpenPerson>> open(List<Grant> grants, Set<FieldPath> named) {
        Instant now = clock.instant();
        grants.forEach(grant -> grant.mustCover(grant.subject(), now));
        List<Found> found = grants.size() == 1
                ? List.of(singles.submit(grants.getFirst().subject()))
                : find(grants.stream().map(Grant::subject).toList());
        List<Result<OpenPerson>> results = new ArrayList<>(grants.size());
        List<Authored> told = new ArrayList<>(grants.size());
        for (int i = 0; i < grants.size(); i++) {
            Grant grant = grants.get(i);
            Found one = found.get(i);
            Result<OpenPerson> result = Result.of(() -> open(grant, named, one));
            if (result instanceof Result.Failed<OpenPerson>(Corrupt _)) {
                result = Result.of(() -> dataKeys.fresh(
                        grant.subject(),
                        () -> open(grant, named, find(List.of(grant.subject())).getFirst())));
            }
            results.add(result);
            told.add(new Authored(grant.intent().actor(), told(grant, result)));
        }
        // If this fails nothing has left.
        audit.appendAllDurably(told);
        return results;
    }

    @Override
    public void close() {
        singles.close();
    }

    private OpenPerson open(Grant grant, Set<FieldPath> named, Found found) {
        oneOrMany.mustBeOfPerson(named);
        PersonRow person = found.person().orThrow().living();
        DataKey key = found.key().orThrow();
        person.sound(key, Use.of(grant));
        SortedMap<FieldPath, Seen> seen = new TreeMap<>();
        person.records().forEach(record -> seen.putAll(showing.of(key, record, grant.views())));
        return new OpenPerson(person.subject(), person.version(), seen);
    }

    private List<Found> find(List<SubjectId> subjects) {
        Map<SubjectId, PersonRow> rows = people.find(subjects);
        EachPerson<DataKey> keys = dataKeys.of(rows.keySet());
        return subjects.stream()
                .map(subject -> {
                    PersonRow row = rows.get(subject);
                    Result<PersonRow> person =
                            row == null ? new Result.Failed<>(NotFound.subject()) : new Result.Done<>(row);
                    Result<DataKey> key = row == null ? new Result.Failed<>(NotFound.subject()) : keys.of(subject);
                    return new Found(person, key);
                })
                .toList();
    }

    private static VaultEvent told(Grant grant, Result<OpenPerson> result) {
        VaultEvent event = VaultEvent.of("subject-opened", grant.intent()).about(grant.subject());
        return switch (result) {
            case Result.Done<OpenPerson>(OpenPerson person) ->
                event.seen(person.fields()).version(person.version());
            case Result.Failed<OpenPerson>(Denied why) -> event.refused(why.code());
            case Result.Failed<OpenPerson>(Problem why) -> event.failed(why.code());
            case Result.Failed<OpenPerson>(RuntimeException _) -> {
                Alarm.raise(grant.subject());
                yield event.failed(Alarm.CODE);
            }
        };
    }

    /// What the database has of one person.
    private record Found(Result<PersonRow> person, Result<DataKey> key) {}
}
