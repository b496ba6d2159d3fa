package org.bailee.server.vault;

import java.util.List;
import org.bailee.server.shared.SubjectId;

/// A person's row and the sealed records of its one-per-person collections.
record PersonRow(SubjectId subject, long version, boolean erased, List<SealedRecord> records) {}
