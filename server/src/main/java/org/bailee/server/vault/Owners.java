package org.bailee.server.vault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bailee.server.database.ByteKey;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;

/// Finds whose each new record is, where the caller knows people by a unique value such as a customer number.
final class Owners {
    private final Plans plans;
    private final Digests digests;
    private final UniqueStore unique;

    Owners(Plans plans, Digests digests, UniqueStore unique) {
        this.plans = plans;
        this.digests = digests;
        this.unique = unique;
    }

    /// The owner of each record, in order, all looked up at once.
    List<Result<SubjectId>> of(Gate gate, List<NewRecord> records) {
        return plans.steadily(plan -> of(plan, gate, records));
    }

    private List<Result<SubjectId>> of(IndexPlan plan, Gate gate, List<NewRecord> records) {
        List<Result<Sought>> sought = new ArrayList<>(records.size());
        for (NewRecord record : records) {
            sought.add(Result.of(() -> sought(plan, gate, record.owner())));
        }
        Set<ByteKey> digests = new HashSet<>();
        sought.stream().flatMap(Result::stream).forEach(one -> {
            if (one instanceof Sought.By by) {
                digests.add(by.digest());
            }
        });
        Map<ByteKey, SubjectId> found = digests.isEmpty() ? Map.of() : unique.owners(digests);
        return sought.stream()
                .map(one -> Result.of(() -> owner(one.orThrow(), found)))
                .toList();
    }

    private Sought sought(IndexPlan plan, Gate gate, NewRecord.Owner owner) {
        return switch (owner) {
            case NewRecord.Owner.Known(SubjectId subject) -> new Sought.Found(subject);
            case NewRecord.Owner.Matching(FieldPath field, var value) ->
                gate.unique(
                        field,
                        value,
                        (declared, canonical) -> new Sought.By(
                                field,
                                digests.exact(
                                        plans.serving(plan, field, SearchIndex.Way.UNIQUE), declared, canonical)));
        };
    }

    private static SubjectId owner(Sought sought, Map<ByteKey, SubjectId> found) {
        return switch (sought) {
            case Sought.Found(SubjectId subject) -> subject;
            case Sought.By(FieldPath field, ByteKey digest) -> {
                SubjectId subject = found.get(digest);
                if (subject == null) {
                    throw Refused.noMatch(field);
                }
                yield subject;
            }
        };
    }

    private sealed interface Sought {
        record Found(SubjectId subject) implements Sought {}

        record By(FieldPath field, ByteKey digest) implements Sought {}
    }
}
