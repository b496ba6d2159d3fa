package org.bailee.client;

import java.util.List;

/// A register now in force.
public record RegisterApplied(long version, List<RegisterChange> changes) {}
