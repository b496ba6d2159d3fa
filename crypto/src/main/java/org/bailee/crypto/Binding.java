package org.bailee.crypto;

import java.util.UUID;

/// Where a sealed value belongs; opening it anywhere else fails.
///
/// @param version of the field: grows with every change, so that an older value cannot be put back
public record Binding(UUID person, String collection, UUID record, String field, long version) {}
