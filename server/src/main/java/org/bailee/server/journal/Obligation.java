package org.bailee.server.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// One thing that was done for a person and must stay done.
///
/// @param position of its entry in the audit log
/// @param at when it was done
/// @param record the one record that was erased; empty if the whole person was
public record Obligation(long position, EntryId entry, Instant at, SubjectId subject, Optional<ErasedRecord> record) {
    private static final SubjectId NOBODY = new SubjectId(new UUID(0, 0));

    /// The first line of a journal, which tells from the log's beginning on.
    static Obligation beginning(Instant at) {
        return mark(0, at);
    }

    /// What is told from here on are the log's entries from this position on: an older database was opened, and so
    /// the log went back.
    static Obligation mark(long position, Instant at) {
        return new Obligation(position, new EntryId(new UUID(0, 0)), at, NOBODY, Optional.empty());
    }

    boolean isMark() {
        return subject.equals(NOBODY);
    }

    public record ErasedRecord(String collection, RecordId record) {}
}
