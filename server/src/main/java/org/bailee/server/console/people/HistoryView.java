package org.bailee.server.console.people;

import java.util.List;
import org.bailee.server.console.frame.Listing;

/// Who did what with one person's data, newest first unless it is sorted otherwise.
///
/// @param next the entry before which the next page begins, newest first; empty on the last, and otherwise sorted
public record HistoryView(String id, Listing<Look> list, Listing.Part<Look> part, List<String> kinds, String next) {}
