package org.bailee.client;

import java.util.Map;

/// What the caller may see of one record for the stated purpose, by bare field names.
public record OpenedRecord(String record, long version, Map<String, Plain> data, Map<String, View> views) {}
