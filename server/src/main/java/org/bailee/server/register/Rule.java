package org.bailee.server.register;

import java.util.Optional;

/// A reason to refuse a register file: its name for programs, what is wrong, and what to do. Neither sentence repeats
/// what the file says: whoever mistakes a customer list for a register must not find it in a log.
record Rule(String code, String message, String hint) {

    /// The rule about something the register itself has named or knows, filled in for `%s`.
    Rule about(Object... known) {
        return new Rule(code, message.formatted(known), hint.formatted(known));
    }

    /// The rule with a guess at what was meant, where there is one.
    Rule didYouMean(Optional<String> known) {
        return known.map(name -> new Rule(code, message, "Did you mean " + name + "? " + hint))
                .orElse(this);
    }

    Mistake at(Spot spot) {
        return new Mistake(spot.line(), spot.column(), spot.where(), code, message, hint);
    }
}
