package org.bailee.server.register;

import java.util.List;

/// A line in the history of the register.
public record AppliedVersion(int number, Signature signature, List<Change> changes) {
    public AppliedVersion {
        changes = List.copyOf(changes);
    }
}
