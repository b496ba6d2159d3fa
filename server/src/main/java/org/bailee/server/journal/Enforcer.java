package org.bailee.server.journal;

import java.time.Instant;
import java.util.List;
import org.bailee.server.shared.SubjectId;

/// Does again what was done before. Whoever keeps what is to be erased, held or shut out implements it.
public interface Enforcer {
    /// Does it to what is there, and nothing where it is done already, or is another's to do. In a transaction of its
    /// own, with its entry in the log.
    ///
    /// @return whether anything had to be done
    boolean enforce(Obligation obligation);

    /// Does again what one entry tells of one part of a person, a record a line: each line means what it means alone.
    ///
    /// @return how many had anything to be done
    default int enforceTogether(List<Obligation> lines) {
        return Math.toIntExact(lines.stream().filter(this::enforce).count());
    }

    /// Keeps in mind that nothing of a person opens any more, so that it is not taken for tampering.
    ///
    /// @param takenAt when the backup was taken that the person was given up for
    default void giveUp(SubjectId subject, Instant takenAt) {}
}
