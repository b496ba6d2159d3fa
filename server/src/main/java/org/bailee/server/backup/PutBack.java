package org.bailee.server.backup;

import java.util.List;
import java.util.UUID;

/// What a restore has put back.
///
/// @param keys the set the keys came from
/// @param newestKeys the newest set of keys, which may not open all of the data
/// @param otherSeals whether the keys are kept by other seals than the newest, or under another root key
/// @param leftOut how many people have no key in the newest set: they were erased since
/// @param givenUp people nothing of whom opens, as whoever restored was told before
public record PutBack(
        Restored restored, UUID keys, UUID newestKeys, boolean otherSeals, long leftOut, List<UUID> givenUp) {
    public PutBack {
        givenUp = List.copyOf(givenUp);
    }
}
