package org.bailee.server.erasure;

import java.time.Instant;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;

/// That a person was erased, and what is left of it until when; provable against the audit log.
///
/// @param erasure the entry of the erasure
/// @param statement the entry that states the horizon, of the moment the certificate was asked for
/// @param erasureProof that the erasure stands in the signed log (tlog-proof)
/// @param statementProof that this statement does
public record Certificate(
        SubjectId subject,
        EntryId erasure,
        Instant erasedAt,
        EntryId statement,
        Instant statedAt,
        Horizon horizon,
        String erasureProof,
        String statementProof) {}
