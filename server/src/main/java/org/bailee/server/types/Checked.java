package org.bailee.server.types;

import java.util.List;
import org.bailee.server.shared.Invalid;

/// What came of checking a value: its canonical form, or everything that is wrong with it.
public sealed interface Checked {
    /// The value in its one canonical form. Checked again, it comes out the same.
    record Accepted(Value value) implements Checked {}

    record Refused(List<Flaw> flaws) implements Checked {
        public Refused {
            flaws = List.copyOf(flaws);
        }
    }

    /// The canonical value.
    ///
    /// @param field named in the problem when there is none
    /// @throws Invalid listing every flaw
    default Value orRefuse(String field) {
        return switch (this) {
            case Accepted(Value value) -> value;
            case Refused(List<Flaw> flaws) ->
                throw new Invalid(flaws.stream().map(flaw -> flaw.at(field)).toList());
        };
    }

    static Checked text(String canonical) {
        return new Accepted(new Value.Text(canonical));
    }

    static Checked refused(String code, String message, String hint) {
        return new Refused(List.of(new Flaw("", code, message, hint)));
    }
}
