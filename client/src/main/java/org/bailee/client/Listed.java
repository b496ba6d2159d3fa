package org.bailee.client;

/// A person by id, as a list gives it. From a search, the version is 0: not told.
public record Listed(String id, long version) {}
