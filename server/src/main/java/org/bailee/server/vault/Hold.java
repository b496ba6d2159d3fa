package org.bailee.server.vault;

import java.time.Instant;
import java.time.LocalDate;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.SubjectId;

/// A legal hold: while it lies on a person, nothing of the person is erased.
///
/// @param because the number of the matter, and nobody's personal data
/// @param owner who answers for it
/// @param entry of the audit log, that tells who placed it
public record Hold(
        HoldId id,
        SubjectId subject,
        String because,
        String owner,
        LocalDate reviewOn,
        Instant placedAt,
        EntryId entry) {}
