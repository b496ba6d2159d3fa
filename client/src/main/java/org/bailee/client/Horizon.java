package org.bailee.client;

/// Until when a copy could still be opened by whoever has the seal, an old copy of the data and one of the
/// keys. Times are ISO 8601; empty where there is none.
///
/// @param known whether `at` is known; if not, it is the earliest it can be
/// @param passed whether nothing that is kept opens any more
public record Horizon(String at, boolean known, boolean passed, String keysUntil, String backupsUntil) {}
