package org.bailee.server.watch;

import java.util.Set;
import org.bailee.server.shared.SubjectId;

/// Which people are none: made to be looked at by nobody.
///
/// @param people never written anywhere in plain
/// @param areTrue whether the database says the same; if not, somebody changed it past Bailee
record Decoys(Set<SubjectId> people, boolean areTrue) {
    Decoys {
        people = Set.copyOf(people);
    }

    static Decoys none() {
        return new Decoys(Set.of(), true);
    }

    boolean has(SubjectId person) {
        return people.contains(person);
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
