package org.bailee.client;

/// A key that backups are sealed under: the newest for new ones, an older one while a set under it is kept.
///
/// @param madeAt ISO 8601
public record KeptBackupKey(int backupKey, String madeAt) {}
