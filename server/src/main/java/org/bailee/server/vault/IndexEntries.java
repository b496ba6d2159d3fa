package org.bailee.server.vault;

import java.util.List;

/// What of some records can be found without opening it, as keyed digests (docs/spec/blind-index.md).
///
/// @param plan the number of the plan it was made by
/// @param of kept, so that it can be made again by another plan
record IndexEntries(long plan, List<Indexed> of, List<SearchEntry> searchable, List<UniqueValue> unique) {}
