package org.bailee.server.audit;

import java.time.Instant;

/// An entry that has its place in the log's one order.
///
/// @param position counted from 0, without a gap
/// @param placedAt when it got its place; never falls from one position to the next
public record Placed(long position, Instant placedAt, Entry entry) {}
