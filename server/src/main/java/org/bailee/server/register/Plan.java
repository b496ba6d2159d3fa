package org.bailee.server.register;

import java.util.List;

/// What applying a register file would change and what follows from it, or everything that forbids it.
///
/// @param from the version it was compared with
public record Plan(int from, List<Change> changes, List<Mistake> problems) {
    public Plan {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    /// In one word what a plan comes to.
    public enum Outcome {
        NONE,
        CHANGES,
        REFUSED
    }

    public Outcome outcome() {
        if (!problems.isEmpty()) {
            return Outcome.REFUSED;
        }
        return changes.isEmpty() ? Outcome.NONE : Outcome.CHANGES;
    }
}
