package org.bailee.server.vault;

import java.util.List;
import org.bailee.server.shared.SubjectId;

/// What is kept of a person, by names alone.
///
/// @param held whether a legal hold lies on the person
/// @param readable false if a seal did not verify; then no record is told
public record KeptPerson(SubjectId subject, boolean held, boolean readable, List<KeptRecord> records) {
    public KeptPerson {
        records = List.copyOf(records);
    }

    static KeptPerson unreadable(SubjectId subject, boolean held) {
        return new KeptPerson(subject, held, false, List.of());
    }
}
