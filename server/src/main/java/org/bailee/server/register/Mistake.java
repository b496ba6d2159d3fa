package org.bailee.server.register;

import org.bailee.server.shared.Violation;

/// One thing wrong with a register file: the place, the reason and what to do. Never a value from the file.
///
/// @param line counted from 1
/// @param column counted from 1
/// @param where the place in the register, such as `activities.newsletter.needs[1]`
public record Mistake(int line, int column, String where, String code, String message, String hint) {
    Violation violation() {
        String place = where.isEmpty() ? "line " + line : "line " + line + ", " + where;
        return new Violation(place, code, message, hint);
    }
}
