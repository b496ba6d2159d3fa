package org.bailee.client;

import java.util.List;

/// What applying a register would do. Nothing is done yet.
///
/// @param from the version in force
public record RegisterPlan(long from, Outcome outcome, List<RegisterChange> changes, List<RegisterMistake> problems) {
    /// How the plan ends.
    public enum Outcome {
        NONE,
        CHANGES,
        REFUSED
    }
}
