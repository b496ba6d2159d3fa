package org.bailee.client;

/// A person's newest version after a change.
public record Changed(String id, long version) {}
