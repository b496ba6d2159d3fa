package org.bailee.server.console.watch;

import java.util.List;
import org.bailee.server.console.frame.Listing;

/// What is not as usual, and where the rest of the watch is.
///
/// @param rules those to be asked for alone
/// @param manages whether the reader may acknowledge, and knows of the decoys
public record WatchView(Listing<Row> list, Listing.Part<Row> part, List<String> rules, boolean manages) {
    /// Whether somebody has looked.
    public static final List<String> STATES = List.of("all", "open", "acknowledged");

    /// How urgent at the least.
    public static final List<String> GRADES = List.of("all", "warning", "alarm");
}
