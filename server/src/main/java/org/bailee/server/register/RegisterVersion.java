package org.bailee.server.register;

import java.util.Optional;

/// One numbered state of the register and the file it came from.
///
/// @param number 0 before anything was applied
/// @param text the file exactly as it was applied
/// @param signature who applied it and when; empty only for version 0
public record RegisterVersion(int number, RegisterDefinition definition, String text, Optional<Signature> signature) {
    public static RegisterVersion none() {
        return new RegisterVersion(0, RegisterDefinition.empty(), "", Optional.empty());
    }

    /// The text is long and the definition longer: a version is known by its number.
    @Override
    public String toString() {
        return "register version " + number;
    }
}
