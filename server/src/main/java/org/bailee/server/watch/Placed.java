package org.bailee.server.watch;

import java.time.Instant;
import org.bailee.server.audit.Entry;

/// An entry that has its place in the log.
record Placed(long position, Instant placedAt, Entry entry) {}
