package org.bailee.server.vault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailee.server.register.Collection;
import org.bailee.server.register.Field;
import org.bailee.server.shared.Violation;
import org.bailee.server.types.Value;

/// Applies a merge patch (RFC 7396) to one record, through the same [Gate] that new records pass.
final class Merge {
    private final Gate gate;
    private final List<Violation> wrong;

    /// @param wrong where everything wrong with the patch is put
    Merge(Gate gate, List<Violation> wrong) {
        this.gate = gate;
        this.wrong = wrong;
    }

    /// The record as it will be.
    ///
    /// @param before the values it has now; empty if there is no record yet
    CheckedRecord of(
            Collection collection, Optional<SortedMap<String, Value>> before, Map<String, FieldChange> changes) {
        TreeMap<String, Value> values = new TreeMap<>();
        before.ifPresent(values::putAll);
        changes.forEach((name, change) -> gate.writable(collection, name, collection.name(), wrong)
                .ifPresent(field -> apply(field, change, values)));
        // A record without any field is what an erasure left.
        if (before.map(Map::isEmpty).orElse(true)) {
            demandRequired(collection, changes);
        }
        return new CheckedRecord(collection, values);
    }

    private void apply(Field field, FieldChange change, Map<String, Value> values) {
        switch (change) {
            case FieldChange.Remove _ -> remove(field, values);
            case FieldChange.Replace(Value value) -> put(field, value, values);
            case FieldChange.MergeParts(SortedMap<String, Optional<String>> parts) -> {
                TreeMap<String, String> merged = new TreeMap<>();
                if (values.get(field.path().field()) instanceof Value.Parts(SortedMap<String, String> old)) {
                    merged.putAll(old);
                }
                parts.forEach((part, text) ->
                        text.ifPresentOrElse(given -> merged.put(part, given), () -> merged.remove(part)));
                if (merged.isEmpty()) {
                    remove(field, values);
                } else {
                    put(field, new Value.Parts(merged), values);
                }
            }
        }
    }

    private void put(Field field, Value sent, Map<String, Value> values) {
        gate.value(field, sent, field.path().toString(), wrong)
                .ifPresent(canonical -> values.put(field.path().field(), canonical));
    }

    private void remove(Field field, Map<String, Value> values) {
        if (field.required()) {
            wrong.add(Refused.keepRequired(field.path().toString()));
        } else {
            values.remove(field.path().field());
        }
    }

    private void demandRequired(Collection collection, Map<String, FieldChange> changes) {
        for (Field field : collection.fields().values()) {
            if (field.required() && !changes.containsKey(field.path().field())) {
                wrong.add(Refused.required(field.path().toString()));
            }
        }
    }
}
