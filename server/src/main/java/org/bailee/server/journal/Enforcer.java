package org.bailee.server.journal;

import java.time.Instant;
import org.bailee.server.shared.SubjectId;

/// Does again what was done before. Whoever keeps what is to be erased, held or shut out implements it.
public interface Enforcer {
    /// Does it to what is there, and nothing where it is done already, or is another's to do. In a transaction of its
    /// own, with its entry in the log.
    ///
    /// @return whether anything had to be done
    boolean enforce(Obligation obligation);

    /// Keeps in mind that nothing of a person opens any more, so that it is not taken for tampering.
    ///
    /// @param takenAt when the backup was taken that the person was given up for
    default void giveUp(SubjectId subject, Instant takenAt) {}
}
