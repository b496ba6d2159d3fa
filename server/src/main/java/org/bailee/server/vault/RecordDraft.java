package org.bailee.server.vault;

import java.util.Map;
import org.bailee.server.types.Value;

/// One record as sent, before anything was checked: values by field name.
public record RecordDraft(String collection, Map<String, Value> fields) {}
