package org.bailee.server.audit;

import java.time.Instant;

/// Why nothing more gets a place or is signed until somebody has looked.
///
/// @param code a stable name for programs, such as `log.database-older`
/// @param says what was found, in one sentence
/// @param hint what to do next, in one sentence
public record LogHalt(String code, String says, String hint, Instant since) {}
