package org.bailee.server.journal;

import java.nio.file.Path;
import java.util.Optional;

/// One copy of the journal.
///
/// @param lines erasures in it
/// @param trouble why it is behind, and what to do
public record JournalStatus(Path file, long lines, Optional<String> trouble) {}
