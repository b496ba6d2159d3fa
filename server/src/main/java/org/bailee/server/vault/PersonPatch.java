package org.bailee.server.vault;

import java.util.List;
import org.bailee.server.shared.SubjectId;

/// Changes to the one-per-person collections of a person.
///
/// @param madeFrom the version of the person the change was made from
public record PersonPatch(SubjectId subject, long madeFrom, List<RecordPatch> records) {}
