package org.bailee.server.vault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;

/// What of a person is to go.
public sealed interface Removal {
    record Nothing() implements Removal {}

    /// All of it, with the data key.
    record Everything() implements Removal {}

    /// Fields by their bare names. A record of a many-collection of which no field is left goes with them; one of a
    /// one-per-person collection stays, empty.
    record Fields(SequencedMap<KeptRecord, SortedSet<String>> of) implements Removal {
        public Fields {
            of = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(of));
        }
    }

    static Removal of(Map<KeptRecord, SortedSet<String>> fields) {
        return fields.isEmpty() ? new Nothing() : new Fields(new LinkedHashMap<>(fields));
    }
}
