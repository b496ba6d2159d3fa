package org.bailee.server.console.people;

import java.util.List;

/// Who did what with one person's data, newest first.
///
/// @param kind that alone is shown; empty for all
/// @param next the entry before which the next page begins; empty on the last
public record HistoryView(String id, List<Look> looks, List<String> kinds, String kind, String next) {}
