package org.bailee.server.vault;

import java.time.Instant;
import java.time.LocalDate;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.SubjectId;

/// A legal hold, or a restriction of processing: while it lies on a person, nothing of the person is erased.
///
/// @param kind a legal hold, or the ground of the restriction
/// @param because the number of the matter, and nobody's personal data
/// @param owner who answers for it
/// @param entry of the audit log, that tells who placed it
public record Hold(
        HoldId id,
        SubjectId subject,
        HoldKind kind,
        String because,
        String owner,
        LocalDate reviewOn,
        Instant placedAt,
        EntryId entry) {}
