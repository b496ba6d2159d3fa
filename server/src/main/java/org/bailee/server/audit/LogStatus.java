package org.bailee.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the log stands, at a glance.
///
/// @param origin the log's name; empty until its first start is done
/// @param size how many entries have a place
/// @param signedAt when the newest checkpoint was signed by this server; empty before the first
/// @param waiting how many entries wait for their place; counted up to 10,000
/// @param lag how long the oldest of them has waited
/// @param halted why nothing is signed at present
/// @param alarms what else somebody should look at, one sentence each
/// @param prunedBefore positions before this one have no entries any more, only hashes
public record LogStatus(
        Optional<String> origin,
        long size,
        Optional<Instant> signedAt,
        long waiting,
        Duration lag,
        Optional<LogHalt> halted,
        List<String> alarms,
        long prunedBefore,
        SelfCheck check,
        List<WitnessStatus> witnesses) {
    /// How far the log has read itself again against its own hashes.
    ///
    /// @param position the next to be read in this pass
    /// @param passedAt when the whole was last read and found as it was written
    public record SelfCheck(long position, Optional<Instant> passedAt) {}

    /// @param name the witness's key name
    /// @param size of the newest tree it has signed; 0 before the first
    /// @param signedAt when it did
    /// @param trouble what it last answered instead, in one sentence
    public record WitnessStatus(String name, long size, Optional<Instant> signedAt, Optional<String> trouble) {}
}
