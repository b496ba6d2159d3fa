package org.bailee.server.vault;

import java.util.SortedMap;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.SubjectId;

/// What one grant shows of one person's one-per-person collections.
public record OpenPerson(SubjectId subject, long version, SortedMap<FieldPath, Seen> fields) {}
