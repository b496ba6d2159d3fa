package org.bailee.server.identity;

import java.time.Instant;
import java.util.Optional;
import org.bailee.server.shared.EntryId;

/// Something that happened to one's account, as the log has it.
///
/// @param by the colleague who did it; empty if it was done by oneself, or by somebody unknown
/// @param refusals how many tries failed before, where that is what is told; else 0
public record Notice(EntryId id, Instant at, NoticeKind kind, Optional<String> by, long refusals) {}
