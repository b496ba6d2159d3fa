package org.bailee.server.retention;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// One time that was looked for what is over its time, and what came of it.
///
/// @param register the version it goes by
/// @param begunAt the moment by which everything is judged
/// @param fault why it waits or was refused: a code
/// @param doubtedAt what the clock said for which it was refused, and says since
public record Run(
        UUID id,
        Asked asked,
        int register,
        Instant begunAt,
        RunState state,
        Optional<String> fault,
        Look look,
        Erased erased,
        Optional<Instant> doubtedAt,
        Optional<Approver> approver,
        Optional<End> end) {

    /// @param preview whether nothing is to be erased
    public record Asked(ActorId by, String name, boolean preview) {
        /// What is done every night.
        static final Asked NIGHTLY =
                new Asked(Actor.bailee().id(), Actor.bailee().name(), false);

        static Asked preview(Actor by) {
            return new Asked(by.id(), by.name(), true);
        }
    }

    /// @param people how many there were
    /// @param reached up to whom it has looked
    /// @param endedAt when all had been looked at
    public record Look(long people, Optional<SubjectId> reached, Optional<Instant> endedAt, Found found) {
        static Look at(long people) {
            return new Look(people, Optional.empty(), Optional.empty(), Found.NOTHING);
        }
    }

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

    /// @param entry of the log, that tells how it ended
    public record End(Instant at, EntryId entry) {}

    /// Begins to look at so many people.
    static Run begun(UUID id, Asked asked, int register, Instant at, long people) {
        return new Run(
                id,
                asked,
                register,
                at,
                RunState.LOOKING,
                Optional.empty(),
                Look.at(people),
                Erased.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Does not begin, for the clock that says it is due is not believed.
    static Run refused(UUID id, int register, Instant at, String why, Instant doubted) {
        return new Run(
                id,
                Asked.NIGHTLY,
                register,
                at,
                RunState.REFUSED,
                Optional.of(why),
                Look.at(0),
                Erased.NOTHING,
                Optional.of(doubted),
                Optional.empty(),
                Optional.empty());
    }

    /// What its look found.
    public Found found() {
        return look.found();
    }

    /// Whether it still goes on, or waits to.
    public boolean isOpen() {
        return state == RunState.LOOKING || state == RunState.WAITING || state == RunState.ERASING;
    }
}
