package org.bailee.server.vault;

import java.util.function.Function;
import org.bailee.crypto.Corrupt;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.SubjectId;

/// Keeps an answer that holds ids only, spelled as its type spells it.
record TellingIds<T>(Function<T, String> spell, Function<String, T> read, Function<T, SubjectId> subjectOf)
        implements Intake.Telling<T> {
    @Override
    public String tell(T value) {
        return spell.apply(value);
    }

    @Override
    public T hear(String told) {
        try {
            return read.apply(told);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | Problem changed) {
            throw new Corrupt();
        }
    }

    @Override
    public SubjectId subject(T value) {
        return subjectOf.apply(value);
    }
}
