package org.bailee.server.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Gathers what a new version changes.
final class Changes {
    private final List<Change> found = new ArrayList<>();

    /// Something that needs a second look: more data, more eyes, more recipients or longer keeping.
    void widening(String kind, String where, String says) {
        found.add(new Change(kind, where, says, true));
    }

    void change(String kind, String where, String says) {
        found.add(new Change(kind, where, says, false));
    }

    /// Notes a change of something that is only said, if it did change.
    void ifChanged(Object before, Object after, String kind, String where, String says) {
        if (!Objects.equals(before, after)) {
            change(kind, where, says);
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Change> all() {
        return List.copyOf(found);
    }
}
