package org.bailee.server.vault;

import java.util.function.Function;
import org.bailee.server.shared.SubjectId;

/// Keeps an answer that holds ids only as JSON.
record TellingIds<T>(Class<T> type, Function<T, SubjectId> subjectOf) implements Intake.Telling<T> {
    @Override
    public String tell(T value) {
        return AnswerText.json(value);
    }

    @Override
    public T hear(String told) {
        return AnswerText.parse(told, type);
    }

    @Override
    public SubjectId subject(T value) {
        return subjectOf.apply(value);
    }
}
