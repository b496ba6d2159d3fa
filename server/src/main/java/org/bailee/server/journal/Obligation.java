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
    private static final SubjectId NOBODY = new SubjectId(new UUID(0, 0));

    /// The first line of a journal, which tells from the log's beginning on.
    static Obligation beginning(Instant at) {
        return mark(0, at);
    }

    /// What is told from here on are the log's entries from this position on: an older database was opened, and so
    /// the log went back.
    static Obligation mark(long position, Instant at) {
        return new Obligation(position, new EntryId(new UUID(0, 0)), at, NOBODY, new Deed.Erased());
    }

    boolean isMark() {
        return subject.equals(NOBODY);
    }

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
