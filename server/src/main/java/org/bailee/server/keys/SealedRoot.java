package org.bailee.server.keys;

/// The root key as the database keeps it.
///
/// @param seal the word of its [SealKind]
record SealedRoot(String seal, byte[] sealed) {}
