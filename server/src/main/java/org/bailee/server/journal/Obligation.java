package org.bailee.server.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// One thing that was done for a person and must stay done.
///
/// @param position of its entry in the audit log
/// @param at when it was done
/// @param record the one record that was erased, or of which something was; empty if the whole person was
public record Obligation(long position, EntryId entry, Instant at, SubjectId subject, Optional<ErasedRecord> record) {
    /// Stands for nobody: a restored database was opened, whose log goes on from this position.
    static final SubjectId NOBODY = new SubjectId(new UUID(0, 0));

    /// @param fields empty if the whole record was
    public record ErasedRecord(String collection, RecordId record, Optional<ErasedFields> fields) {}

    /// Some fields of a record, by their bare names; it is kept without them.
    ///
    /// @param version of the record without them: what an equal or higher one holds was stored afterwards
    public record ErasedFields(long version, SortedSet<String> names) {
        public ErasedFields {
            names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        }
    }
}
