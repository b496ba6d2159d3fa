package org.bailee.server.vault;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailee.crypto.DataKey;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;

/// Counts what an erasure would take, and changes nothing. For a part it opens records as far as their fields' names;
/// for a whole person none: who cannot be read any more can be erased.
final class Weighing {
    private final VaultStore stores;
    private final Sealer sealer;

    Weighing(Parts parts) {
        this.stores = parts.stores();
        this.sealer = parts.sealer();
    }

    /// @param seesHolds whether who asks may know more of a legal hold than that there is one
    WholePreview all(SubjectId subject, boolean seesHolds) {
        List<Hold> holds = stores.holds().of(subject);
        List<Hold> legal =
                holds.stream().filter(hold -> !hold.kind().isRestriction()).toList();
        return new WholePreview(
                stores.records().counts(subject),
                stores.tokens().count(subject),
                !legal.isEmpty(),
                legal.size() < holds.size(),
                seesHolds ? legal : List.of());
    }

    /// @param seesHolds whether who asks may know more of a legal hold than that there is one
    PartPreview of(SubjectId subject, DataKey key, Scope scope, boolean seesHolds) {
        SortedMap<String, Integer> records = new TreeMap<>();
        SortedMap<FieldPath, Integer> values = new TreeMap<>();
        Optional<SealedRecord> last = Optional.empty();
        List<SealedRecord> batch;
        do {
            batch = stores.records().batch(subject, last, Cutting.BATCH);
            batch.forEach(record -> scope.of(record).ifPresent(cut -> {
                switch (cut) {
                    case Scope.Cut.Whole _ -> records.merge(record.collection(), 1, Integer::sum);
                    case Scope.Cut.Fields some ->
                        sealer.unpack(key, record).keySet().stream()
                                .filter(some::takes)
                                .forEach(name ->
                                        values.merge(new FieldPath(record.collection(), name), 1, Integer::sum));
                }
            }));
            last = batch.isEmpty() ? last : Optional.of(batch.getLast());
        } while (batch.size() == Cutting.BATCH);
        List<Hold> holds = stores.holds().of(subject);
        Optional<LocalDate> review = holds.stream()
                .filter(hold -> !hold.kind().isRestriction())
                .map(Hold::reviewOn)
                .min(Comparator.naturalOrder());
        return new PartPreview(
                records,
                values,
                review.isPresent(),
                review.filter(_ -> seesHolds),
                holds.stream().anyMatch(hold -> hold.kind().isRestriction()));
    }
}
