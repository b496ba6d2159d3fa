package org.bailee.server.vault;

import org.bailee.server.shared.SubjectId;

/// A person's id and current version.
public record PersonVersion(SubjectId subject, long version) {}
