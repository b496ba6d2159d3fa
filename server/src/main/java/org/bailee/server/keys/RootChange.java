package org.bailee.server.keys;

import java.time.Instant;
import java.util.Optional;

/// One time that another root key took the place of the one before.
///
/// @param number of the one that took over; the first root key, of number 1, took nobody's place
/// @param seals how many it was put behind
/// @param endedAt since when no file of ours holds what led from the old one to it; empty until then
public record RootChange(int number, int seals, Instant changedAt, Optional<Instant> endedAt) {}
