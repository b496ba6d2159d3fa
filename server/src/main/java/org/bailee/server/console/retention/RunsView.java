package org.bailee.server.console.retention;

import java.util.List;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.retention.Run;

/// Runs and previews, and those of the last that wait for somebody.
public record RunsView(Listing<Run> list, Listing.Part<Run> part, List<Run> waiting) {
    public static final List<String> WHATS = Lists.WHATS;
    public static final List<String> STATES = Lists.STATES;

    static boolean waits(Run run) {
        return switch (run.state()) {
            case WAITING, REFUSED -> true;
            case LOOKING, ERASING, DONE, SUPERSEDED -> false;
        };
    }

    /// How a run's state is marked.
    public static String mark(Run run) {
        return switch (run.state()) {
            case DONE -> "good";
            case WAITING -> "soon";
            case REFUSED -> "bad";
            case LOOKING, ERASING, SUPERSEDED -> "";
        };
    }
}
