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
    /// Stands for nobody: a restored database was opened, whose log goes on from this position.
    static final SubjectId NOBODY = new SubjectId(new UUID(0, 0));

    public record ErasedRecord(String collection, RecordId record) {}
}
