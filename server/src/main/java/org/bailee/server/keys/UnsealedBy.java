package org.bailee.server.keys;

/// A server's keys, and the row of the seal that gave them.
record UnsealedBy(Unsealed keys, SealedRoot seal) {}
