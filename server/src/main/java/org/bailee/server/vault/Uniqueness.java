package org.bailee.server.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.bailee.server.database.ByteKey;
import org.bailee.server.shared.FieldPath;

/// Decides who gets the values that only one may have, among those who ask at once and against everybody known.
///
/// The unique index of the database is the judge, so the decision also holds between servers. It takes all values of an
/// asker or none.
final class Uniqueness {
    /// All transactions take values in this order, so that two never wait for each other.
    private static final Comparator<UniqueValue> ORDER =
            Comparator.comparing(value -> value.digest().bytes(), Arrays::compareUnsigned);

    private final UniqueStore store;

    Uniqueness(UniqueStore store) {
        this.store = store;
    }

    /// Takes, in the caller's transaction, what each asker wants; the first in order goes first.
    ///
    /// @return who came too late, and for which field
    <K> Map<K, FieldPath> take(SequencedMap<K, List<UniqueValue>> wanted) {
        Map<K, FieldPath> late = new HashMap<>();
        Set<ByteKey> gone = new HashSet<>();
        SequencedMap<K, List<UniqueValue>> waiting = new LinkedHashMap<>(wanted);
        waiting.values().removeIf(List::isEmpty);
        // One round suffices unless an asker fails for one value and so frees another for somebody behind.
        while (!waiting.isEmpty()) {
            SequencedMap<K, List<UniqueValue>> round = new LinkedHashMap<>();
            Set<ByteKey> asked = new HashSet<>();
            waiting.forEach((asker, values) -> {
                Optional<FieldPath> lost = lost(values, gone);
                if (lost.isPresent()) {
                    late.put(asker, lost.get());
                } else if (values.stream().noneMatch(value -> asked.contains(value.digest()))) {
                    values.forEach(value -> asked.add(value.digest()));
                    round.put(asker, values);
                }
            });
            waiting.keySet().removeAll(late.keySet());
            waiting.keySet().removeAll(round.keySet());
            late.putAll(takeOnce(round, gone));
        }
        return late;
    }

    static List<UniqueValue> ordered(Collection<UniqueValue> values) {
        return values.stream().sorted(ORDER).toList();
    }

    private <K> Map<K, FieldPath> takeOnce(SequencedMap<K, List<UniqueValue>> round, Set<ByteKey> gone) {
        Set<ByteKey> ours =
                store.take(ordered(round.values().stream().flatMap(List::stream).toList()));
        Map<K, FieldPath> late = new HashMap<>();
        List<ByteKey> released = new ArrayList<>();
        round.forEach((asker, values) -> {
            List<ByteKey> taken = new ArrayList<>();
            for (UniqueValue value : values) {
                if (ours.contains(value.digest())) {
                    taken.add(value.digest());
                } else {
                    late.putIfAbsent(asker, value.field());
                    gone.add(value.digest());
                }
            }
            (late.containsKey(asker) ? released : gone).addAll(taken);
        });
        store.release(released);
        return late;
    }

    private static Optional<FieldPath> lost(List<UniqueValue> values, Set<ByteKey> gone) {
        Set<ByteKey> own = new HashSet<>();
        return values.stream()
                .filter(value -> gone.contains(value.digest()) || !own.add(value.digest()))
                .map(UniqueValue::field)
                .findFirst();
    }
}
