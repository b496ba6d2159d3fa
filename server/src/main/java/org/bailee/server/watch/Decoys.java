package org.bailee.server.watch;

import java.util.Set;
import org.bailee.server.shared.SubjectId;

/// Which people are none: made to be looked at by nobody.
///
/// @param people never written anywhere in plain
record Decoys(Set<SubjectId> people) {
    Decoys {
        people = Set.copyOf(people);
    }

    static Decoys none() {
        return new Decoys(Set.of());
    }

    boolean has(SubjectId person) {
        return people.contains(person);
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
