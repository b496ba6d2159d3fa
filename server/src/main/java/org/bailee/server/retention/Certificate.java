package org.bailee.server.retention;

import java.util.List;
import java.util.Optional;

/// What a run found and erased, in numbers, as the entry of the log tells it that ended the run.
///
/// @param proof that this entry stands in the signed log (tlog-proof); empty while it has no place yet
public record Certificate(Run run, List<Tally> tallies, Optional<String> proof) {
    public Certificate {
        tallies = List.copyOf(tallies);
    }
}
