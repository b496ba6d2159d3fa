package org.bailee.client;

/// The time of one key-encryption key.
///
/// @param begunAt ISO 8601
/// @param dataKeys how many people's keys are wrapped under it
public record KeyEpoch(int epoch, String begunAt, long dataKeys) {}
