package org.bailee.server.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// One thing that was done for a person and must stay done.
///
/// @param position of its entry in the audit log
/// @param at when it was done
public record Obligation(long position, EntryId entry, Instant at, SubjectId subject, Deed deed) {
    /// Stands for nobody: a restored database was opened, whose log goes on from this position.
    static final SubjectId NOBODY = new SubjectId(new UUID(0, 0));

    public sealed interface Deed {
        /// The whole person was erased, or, of [#NOBODY], a restored database opened.
        record Erased() implements Deed {}

        record RecordErased(String collection, RecordId record) implements Deed {}

        /// Fields of a record that stays.
        ///
        /// @param version the record has since: what is older holds them
        /// @param names empty if all of them went
        record FieldsErased(String collection, RecordId record, long version, Optional<SortedSet<String>> names)
                implements Deed {}

        /// A legal hold or a restriction was placed.
        ///
        /// @param kind as the vault spells it
        record Held(HoldId hold, String kind, String because, String owner, LocalDate reviewOn) implements Deed {}

        /// A legal hold was released, or a restriction lifted.
        record Released(HoldId hold) implements Deed {}
    }
}
