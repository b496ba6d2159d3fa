package org.bailee.server.vault;

import java.util.Map;

/// Changes to one record, by field name.
public record RecordPatch(String collection, Map<String, FieldChange> changes) {}
