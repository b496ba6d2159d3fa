package org.bailee.server.console.retention;

import java.util.List;
import org.bailee.server.retention.Run;

/// The last runs and previews, and those of them that wait for somebody.
public record RunsView(List<Run> runs) {
    public List<Run> waiting() {
        return runs.stream().filter(RunsView::waits).toList();
    }

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
