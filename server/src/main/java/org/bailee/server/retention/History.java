package org.bailee.server.retention;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bailee.server.audit.Entry;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.SubjectId;

/// From when periods of a person count, as the audit log tells it.
///
/// Where entries were deleted because they were old enough, what they would have told happened before the
/// oldest that is left: counted from there data is kept longer than it had to be, and never shorter.
final class History {
    /// What is told of people's data; an erasure is no activity of the person.
    static final Set<String> KINDS =
            Set.of("subject-created", "subject-changed", "record-added", "record-changed", "fields-erased");

    private static final String ERASED = "fields-erased";

    private final Map<String, Instant> made = new HashMap<>();
    private Optional<Instant> activity = Optional.empty();
    private final Optional<Instant> pruned;

    /// @param entries of the kinds above about the person, oldest first
    /// @param oldest when the oldest entry of the whole log was written
    History(SubjectId subject, List<Entry> entries, Optional<Instant> oldest) {
        this.pruned = oldest.filter(kept -> kept.isAfter(Ids.madeAt(subject.value())));
        entries.forEach(this::read);
    }

    /// Of somebody for whom the log need not be asked.
    static History unread() {
        return new History(new SubjectId(new java.util.UUID(Long.MAX_VALUE, 0)), List.of(), Optional.empty());
    }

    private void read(Entry entry) {
        Set<String> collections = collections(entry);
        if (!entry.kind().equals(ERASED)) {
            activity = Optional.of(entry.at());
            collections.forEach(collection -> made.putIfAbsent(collection, entry.at()));
        } else if (entry.details().getOrDefault("fields", "").endsWith(".*")) {
            // What is stored there later begins anew.
            made.keySet().removeAll(collections);
        }
    }

    private static Set<String> collections(Entry entry) {
        Set<String> collections = new HashSet<>();
        words(entry, "collections").forEach(collections::add);
        words(entry, "fields").forEach(path -> collections.add(path.substring(0, path.indexOf('.'))));
        return collections;
    }

    private static Stream<String> words(Entry entry, String detail) {
        return Stream.of(entry.details().getOrDefault(detail, "").split(" "))
                .filter(word -> detail.equals("collections") ? !word.isEmpty() : word.indexOf('.') > 0);
    }

    /// When any of the person's data was last stored or changed.
    Optional<Instant> lastActivity() {
        return activity.or(() -> pruned);
    }

    /// When the person's record of a one-per-person collection was made.
    Optional<Instant> made(String collection) {
        return Optional.ofNullable(made.get(collection)).or(() -> pruned);
    }
}
