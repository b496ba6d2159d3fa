package org.bailee.server.vault;

import java.util.Optional;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// The value a token is to stand for.
///
/// @param record only for many-collections
public record TokenPlace(SubjectId subject, FieldPath field, Optional<RecordId> record) {}
