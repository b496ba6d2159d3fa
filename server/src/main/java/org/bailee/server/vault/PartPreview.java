package org.bailee.server.vault;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailee.server.shared.FieldPath;

/// What an erasure of a part would take, in numbers; no value is shown.
///
/// @param records how many go as a whole, by collection
/// @param values how many go from records that stay, by field
/// @param held whether a legal hold keeps all of it
/// @param heldUntil when somebody looks again at it; empty for who may erase and may not see holds
/// @param restricted whether a restriction of processing keeps all of it
public record PartPreview(
        SortedMap<String, Integer> records,
        SortedMap<FieldPath, Integer> values,
        boolean held,
        Optional<LocalDate> heldUntil,
        boolean restricted) {
    public PartPreview {
        records = new TreeMap<>(records);
        values = new TreeMap<>(values);
    }

    public boolean takesNothing() {
        return records.isEmpty() && values.isEmpty();
    }

    /// Whether it can be erased now.
    public boolean isFree() {
        return !held && !restricted;
    }
}
