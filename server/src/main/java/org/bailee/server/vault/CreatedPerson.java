package org.bailee.server.vault;

import java.util.List;
import java.util.Map;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// A person now in the vault.
///
/// @param records ids of the records of many-collections, by collection, in the order sent
public record CreatedPerson(SubjectId subject, long version, Map<String, List<RecordId>> records) {}
