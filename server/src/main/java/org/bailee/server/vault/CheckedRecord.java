package org.bailee.server.vault;

import java.util.SortedMap;
import org.bailee.server.register.Collection;
import org.bailee.server.types.Value;

/// One record that has passed the [Gate]: canonical values by field name.
record CheckedRecord(Collection collection, SortedMap<String, Value> values) {}
