package org.bailee.server.retention;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// One time that was looked for what is over its time, and what came of it.
///
/// @param preview whether nothing is to be erased
/// @param register the version it goes by
/// @param reached up to whom it has looked
/// @param people how many there were
/// @param fault why it waits or was refused: a code
/// @param doubtedAt what the clock said for which it was refused, and says since
/// @param entry of the log, that tells how it ended
public record Run(
        UUID id,
        boolean preview,
        RunState state,
        int register,
        ActorId askedBy,
        String askerName,
        Instant begunAt,
        Optional<Instant> lookedAt,
        Optional<Instant> endedAt,
        Optional<SubjectId> reached,
        long people,
        Found found,
        Erased erased,
        Optional<String> fault,
        Optional<Instant> doubtedAt,
        Optional<Approver> approver,
        Optional<EntryId> entry) {

    /// @param people of whom something is to be erased
    /// @param heldRecords of which something is over its time, and kept all the same
    public record Found(long people, long records, long heldRecords) {
        static final Found NOTHING = new Found(0, 0, 0);
    }

    /// @param people who were erased whole
    /// @param records of people who stay
    /// @param emptied records that stay without some fields or all
    public record Erased(long people, long records, long emptied) {
        static final Erased NOTHING = new Erased(0, 0, 0);
    }

    public record Approver(ActorId id, String name, Instant at) {}

    /// Whether it still goes on, or waits to.
    public boolean isOpen() {
        return state == RunState.LOOKING || state == RunState.WAITING || state == RunState.ERASING;
    }
}
