package org.bailee.client;

import java.util.List;
import java.util.Map;

/// A person now kept.
///
/// @param records ids of the records made with the person, by collection
public record Created(String id, long version, Map<String, List<String>> records) {}
