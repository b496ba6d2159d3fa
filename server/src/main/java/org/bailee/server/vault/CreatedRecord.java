package org.bailee.server.vault;

import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// A record now in the vault.
public record CreatedRecord(SubjectId subject, RecordId record, long version) {}
