package org.bailee.client;

/// One time that another root key took the place of the one before. Times are ISO 8601; empty where there is
/// none.
///
/// @param root number of the root key that took over
/// @param seals how many it was put behind
/// @param endedAt since when no file of the server holds what led from the old one to it
public record RootChange(int root, int seals, String changedAt, String endedAt) {}
