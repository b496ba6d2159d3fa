package org.bailee.server.journal;

import java.time.Instant;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// One thing that was done and must stay done.
///
/// @param position of its entry in the audit log
/// @param at when it was done
/// @param whom the person or the account
public record Obligation(long position, EntryId entry, Instant at, UUID whom, Deed deed) {
    private static final UUID NOBODY = new UUID(0, 0);

    /// The first line of a journal, which tells from the log's beginning on.
    static Obligation beginning(Instant at) {
        return mark(0, at);
    }

    /// What is told from here on are the log's entries from this position on: an older database was opened, and so
    /// the log went back.
    static Obligation mark(long position, Instant at) {
        return new Obligation(position, new EntryId(NOBODY), at, NOBODY, new Deed.Erased());
    }

    boolean isMark() {
        return whom.equals(NOBODY);
    }

    /// Whether both are lines of one entry about one part of a person.
    boolean isToldWith(Obligation other) {
        return entry.equals(other.entry)
                && whom.equals(other.whom)
                && deed instanceof Deed.OfPart one
                && other.deed instanceof Deed.OfPart another
                && one.part() == another.part();
    }

    boolean isOfPerson() {
        return deed instanceof Deed.OfPerson;
    }

    /// Of a deed of a person.
    public SubjectId subject() {
        return new SubjectId(whom);
    }

    /// Of a deed of an account.
    public ActorId account() {
        return new ActorId(whom);
    }
}
