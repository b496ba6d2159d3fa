package org.bailee.server.keys;

import java.time.Instant;

/// The time of one key-encryption key.
///
/// @param number of the key
/// @param dataKeys how many people's keys are wrapped under it
public record KeyEpoch(int number, Instant begunAt, long dataKeys) {}
