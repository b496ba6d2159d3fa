package org.bailee.server.types;

import org.bailee.server.shared.Violation;

/// One reason why a value was refused: what is wrong and what to do, never the value itself.
///
/// @param part the part of the value it is about, or empty when it is about the whole
public record Flaw(String part, String code, String message, String hint) {
    /// The same, told about a field of the register.
    public Violation at(String field) {
        return new Violation(part.isEmpty() ? field : field + "." + part, code, message, hint);
    }

    Flaw in(String outer) {
        return new Flaw(outer, code, message, hint);
    }
}
