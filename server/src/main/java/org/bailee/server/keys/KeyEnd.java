package org.bailee.server.keys;

import java.time.Instant;

/// When nothing that a moment's key-encryption key wrapped can be opened any more.
///
/// @param epoch of the key
/// @param at when it was destroyed, or is expected to be
/// @param isOver whether it is destroyed, in every file of our own database
public record KeyEnd(int epoch, Instant at, boolean isOver) {}
