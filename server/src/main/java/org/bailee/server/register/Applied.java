package org.bailee.server.register;

import java.util.List;

/// The version now current, and what it changed; nothing when the file was already the current one.
public record Applied(int version, List<Change> changes) {
    public Applied {
        changes = List.copyOf(changes);
    }
}
