package org.bailee.server.vault;

import java.util.List;

/// A person as sent, before anything was checked: at most one draft for each one-per-person collection.
public record PersonDraft(List<RecordDraft> records) {}
