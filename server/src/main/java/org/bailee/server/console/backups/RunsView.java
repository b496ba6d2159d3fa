package org.bailee.server.console.backups;

import java.util.List;
import org.bailee.server.backup.Run;
import org.bailee.server.console.frame.Listing;

/// Everything that was tried with backups lately.
public record RunsView(Listing<Run> list, Listing.Part<Run> part, RunTable table) {
    public static final List<String> WHATS = Lists.WHATS;
    public static final List<String> STATES = Lists.STATES;
}
