package org.bailee.server.vault;

import java.util.Map;
import java.util.Objects;
import org.bailee.server.shared.SubjectId;

/// What was answered for each of the people asked about; nobody is missing.
record EachPerson<T>(Map<SubjectId, Result<T>> answers) {
    Result<T> of(SubjectId subject) {
        return Objects.requireNonNull(answers.get(subject), "Nobody asked about this person.");
    }
}
