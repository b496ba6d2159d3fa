package org.bailee.client;

/// Who put which version of the register into force, and when (ISO 8601).
public record RegisterVersion(long version, String appliedAt, String appliedBy) {}
