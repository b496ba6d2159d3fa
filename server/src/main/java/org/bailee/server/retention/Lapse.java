package org.bailee.server.retention;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bailee.server.vault.KeptRecord;

/// Fields of a record whose time is over.
///
/// @param fields by their bare names
/// @param cause `period`, or `not-in-register` for what the register does not declare any more
/// @param at since when; empty if it was counted from a value, which nobody is to learn from it
/// @param heldBy what keeps it all the same
record Lapse(KeptRecord record, SortedSet<String> fields, String cause, Optional<Instant> at, Optional<HeldBy> heldBy) {
    static final String PERIOD = "period";
    static final String NOT_IN_REGISTER = "not-in-register";

    Lapse {
        fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
    }

    boolean isFree() {
        return heldBy.isEmpty();
    }
}
