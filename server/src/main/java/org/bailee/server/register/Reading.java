package org.bailee.server.register;

import java.util.List;

/// What came of reading a register file: a register, or everything that is wrong with it.
sealed interface Reading {
    /// @param text the file, byte for byte
    /// @param places where in the file everything stands
    record Sound(RegisterDefinition definition, String text, Places places) implements Reading {}

    record Mistaken(List<Mistake> mistakes) implements Reading {
        public Mistaken {
            mistakes = List.copyOf(mistakes);
        }
    }
}
