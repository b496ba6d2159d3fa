package org.bailee.server.vault;

import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;

/// What a token stands for, as far as the caller may see it.
public record OpenToken(String token, SubjectId subject, FieldPath field, Seen seen) {}
