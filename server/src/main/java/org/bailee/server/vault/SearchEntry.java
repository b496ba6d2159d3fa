package org.bailee.server.vault;

import org.bailee.server.database.ByteKey;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// One way to find a record without opening it: the digest of a word or of a whole value, under the key of one index.
record SearchEntry(SubjectId subject, RecordId record, int index, ByteKey digest) {}
