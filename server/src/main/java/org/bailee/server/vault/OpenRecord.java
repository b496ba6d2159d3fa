package org.bailee.server.vault;

import java.util.SortedMap;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;

/// What one grant shows of one record of a many-collection.
public record OpenRecord(RecordId record, long version, SortedMap<FieldPath, Seen> fields) {}
