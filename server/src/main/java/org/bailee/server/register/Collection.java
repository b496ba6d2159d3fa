package org.bailee.server.register;

import java.util.Optional;
import java.util.SequencedMap;

/// A shape of data kept about a person: one record of it, or many.
///
/// @param fields by their bare names, in the order of the file
public record Collection(String name, boolean many, SequencedMap<String, Field> fields) {
    public Collection {
        fields = Ordered.copyOf(fields);
    }

    public Optional<Field> field(String bareName) {
        return Optional.ofNullable(fields.get(bareName));
    }
}
