package org.bailee.client;

import java.util.List;
import java.util.Locale;

/// What applying a register would do. Nothing is done yet.
///
/// @param from the version in force
public record RegisterPlan(long from, Outcome outcome, List<RegisterChange> changes, List<RegisterMistake> problems) {
    /// How the plan ends.
    public enum Outcome {
        NONE,
        CHANGES,
        REFUSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
