package org.bailee.server.vault;

import org.bailee.server.database.ByteKey;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// A value that nobody else may have, by its digest, and whose it is.
record UniqueValue(ByteKey digest, SubjectId subject, RecordId record, FieldPath field, int index) {
    boolean isOf(Holder holder) {
        return holder.subject().equals(subject) && holder.record().equals(record);
    }

    /// Whose a value is.
    record Holder(SubjectId subject, RecordId record) {}
}
