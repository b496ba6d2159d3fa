package org.bailee.server.vault;

import java.time.Instant;
import org.bailee.server.database.ByteKey;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// A token as it is stored: what it stands for, by the digest of its text.
record TokenRow(ByteKey digest, SubjectId subject, RecordId record, FieldPath field, Instant madeAt) {}
