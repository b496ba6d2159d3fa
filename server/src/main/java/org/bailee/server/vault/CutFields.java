package org.bailee.server.vault;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bailee.server.shared.FieldPath;

/// Fields that were taken from records of one collection.
///
/// @param all whether no field is left
/// @param names those that were there, or were to go if they had been
record CutFields(String collection, boolean all, SortedSet<String> names) implements Comparable<CutFields> {
    private static final Comparator<CutFields> ORDER =
            Comparator.comparing(CutFields::said).thenComparing(cut -> String.join(" ", cut.names()));

    /// @param none whether no field is left, however they were named
    static CutFields of(String collection, Scope.Cut.Fields cut, List<String> had, boolean none) {
        return new CutFields(
                collection, none || cut.names().isEmpty(), cut.names().orElseGet(() -> new TreeSet<>(had)));
    }

    Collection<FieldPath> paths() {
        return names.stream().map(name -> new FieldPath(collection, name)).toList();
    }

    /// As the log has them: `profile.email profile.phone`, or `profile.*`.
    String said() {
        return all
                ? collection + ".*"
                : paths().stream().map(FieldPath::toString).collect(Collectors.joining(" "));
    }

    @Override
    public int compareTo(CutFields other) {
        return ORDER.compare(this, other);
    }
}
