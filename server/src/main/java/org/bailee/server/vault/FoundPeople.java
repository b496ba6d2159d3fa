package org.bailee.server.vault;

import org.bailee.server.shared.Page;
import org.bailee.server.shared.SubjectId;

/// Whom a search found.
///
/// @param isBadGuess whether nobody was, by a value the caller may see only masked: whoever goes on so finds it out
public record FoundPeople(Page<SubjectId> people, boolean isBadGuess) {}
