package org.bailee.server.keys;

import java.time.Instant;

/// A key that backups are sealed under: the newest for new ones, an older one while a set under it is kept.
public record KeptBackupKey(int number, Instant madeAt) {}
