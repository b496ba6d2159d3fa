package org.bailee.server.audit;

import java.util.OptionalLong;

/// The public half of a key the log signs with.
///
/// @param since the size of the smallest tree it signs; empty until the entry that tells of it has its place
record SigningKey(int number, OptionalLong since, String vkey) {}
