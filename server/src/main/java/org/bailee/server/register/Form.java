package org.bailee.server.register;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.bailee.server.shared.FieldPath;

/// A place where people give their data.
///
/// @param purposes the activities it collects for; `for` in the file
/// @param asks every field asked for, and whether it must be filled in
/// @param notice the version of the privacy notice shown with it (GDPR Art. 13)
public record Form(
        String name, SortedSet<String> purposes, SortedMap<FieldPath, Boolean> asks, Optional<String> notice) {
    public Form {
        purposes = Ordered.copyOf(purposes);
        asks = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(asks));
    }
}
