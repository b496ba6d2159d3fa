package org.bailee.client;

/// How far one key-encryption key has taken over from those before it. Times are ISO 8601; empty where there is
/// none.
///
/// @param phase `wrapping`, `closing`, `sweeping`, `scrubbing` or `done`
/// @param damaged keys that do not verify; the old key stays as long as there is one
public record KeyRotation(int epoch, String phase, long done, long damaged, String begunAt, String endedAt) {}
