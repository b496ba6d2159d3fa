package org.bailee.server.keys;

import java.time.Instant;

/// A key that backups are sealed under: the newest for new ones, an older one while a set under it is kept.
///
/// @param used whether a backup was taken under it
public record KeptBackupKey(int number, Instant madeAt, boolean used) {}
