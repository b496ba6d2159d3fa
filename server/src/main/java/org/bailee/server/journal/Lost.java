package org.bailee.server.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.TransparencyLog;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// People whom a restore can have lost: the journal tells that a part of them was erased, and this database does not
/// know of it.
///
/// Only by that does a person get a newer key than the rows of a backup are under. What the database says of itself
/// makes nobody one of them: the journal lies outside it, and what the log has is signed.
///
/// @param takenAt when the backup was taken
/// @param refused how many more the rows name
record Lost(Instant takenAt, List<SubjectId> people, long refused) {
    Lost {
        people = List.copyOf(people);
    }

    /// @param told all that the copies of the journal tell
    static Lost of(
            Quarantine row, QuarantineStore store, Collection<Obligation> told, AuditLog audit, TransparencyLog log) {
        Set<SubjectId> named = store.givenUp(told.stream()
                .filter(one -> one.deed() instanceof Deed.OfPart)
                .map(Obligation::subject)
                .toList());
        Optional<EntryId> opened = opened(audit);
        List<SubjectId> lost = told.stream()
                .filter(one -> one.deed() instanceof Deed.OfPart && named.contains(one.subject()))
                // What the log forgot was kept again when an older database was opened since.
                .filter(one ->
                        opened.filter(entry -> entry.compareTo(one.entry()) > 0).isEmpty())
                .filter(one -> log.lacks(one.entry(), one.position()))
                .map(Obligation::subject)
                .distinct()
                .toList();
        return new Lost(row.takenAt(), lost, store.countGivenUp() - lost.size());
    }

    /// The entry by which an older database was last opened. Ids tell which of two entries came first.
    private static Optional<EntryId> opened(AuditLog audit) {
        return Stream.of(JournalEvent.OPENED, JournalEvent.WITHOUT_JOURNAL)
                .flatMap(kind -> audit.find(EntryQuery.ofKind(kind, 1)).items().stream())
                .map(Entry::id)
                .max(EntryId::compareTo);
    }
}
