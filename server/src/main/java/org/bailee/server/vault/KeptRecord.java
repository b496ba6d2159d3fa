package org.bailee.server.vault;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bailee.server.shared.RecordId;

/// That a record is kept, and what by its name; no value of it but the day its time is counted from.
///
/// @param personal whether it is of a one-per-person collection
/// @param fields names of the fields that have a value
/// @param day what the field holds that was asked for; a value, and so not to be shown or stored by whoever asked
public record KeptRecord(
        String collection, RecordId record, boolean personal, SortedSet<String> fields, Optional<Instant> day) {
    public KeptRecord {
        fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
    }

    @Override
    public String toString() {
        return collection + " " + record + " [sealed]";
    }
}
