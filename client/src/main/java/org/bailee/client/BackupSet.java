package org.bailee.client;

/// A backup set that was finished and lies in the store.
///
/// @param takenAt ISO 8601
/// @param keys whether the keys taken with it are still kept
public record BackupSet(String set, String takenAt, boolean keys) {}
