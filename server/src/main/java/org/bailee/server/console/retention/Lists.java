package org.bailee.server.console.retention;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.retention.Run;
import org.bailee.server.retention.RunState;

/// Runs as a list: how it is filtered and sorted, and what its sheet holds.
final class Lists {
    static final String NEWEST = "-begun";
    static final int PER_FETCH = 500;

    static final List<String> WHATS = List.of(Listing.ALL, "run", "preview");
    static final List<String> STATES = Stream.concat(
                    Stream.of(Listing.ALL), Stream.of(RunState.values()).map(RunState::word))
            .toList();
    static final List<String> HEADS = List.of(
            "id",
            "what",
            "state",
            "begun-at",
            "ended-at",
            "register",
            "people",
            "due-people",
            "due-records",
            "kept-records",
            "erased-people",
            "erased-records",
            "emptied-records",
            "fault",
            "approved-by",
            "entry");

    private Lists() {}

    static Listing<Run> listing(String what, String state, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("what", Listing.filter(WHATS, what));
        filters.put("state", Listing.filter(STATES, state));
        SequencedMap<String, Comparator<Run>> orders = new LinkedHashMap<>();
        orders.put("begun", Comparator.comparing(Run::begunAt));
        orders.put("due", Comparator.comparingLong(run -> run.found().people()));
        orders.put("held", Comparator.comparingLong(run -> run.found().heldRecords()));
        return new Listing<>("/retention", "/retention/runs.csv", filters, Columns.of(orders, sort), NEWEST, from);
    }

    static boolean isAsked(Listing<Run> list, Run run) {
        String what = list.filter("what");
        String state = list.filter("state");
        return (what.equals(Listing.ALL) || what.equals(what(run)))
                && (state.equals(Listing.ALL) || state.equals(run.state().word()));
    }

    static List<String> cells(Run run) {
        return List.of(
                run.id().toString(),
                what(run),
                run.state().word(),
                run.begunAt().toString(),
                run.end().map(end -> end.at().toString()).orElse(""),
                Integer.toString(run.register()),
                Long.toString(run.look().people()),
                Long.toString(run.found().people()),
                Long.toString(run.found().records()),
                Long.toString(run.found().heldRecords()),
                Long.toString(run.erased().people()),
                Long.toString(run.erased().records()),
                Long.toString(run.erased().emptied()),
                run.fault().orElse(""),
                run.approver().map(Run.Approver::name).orElse(""),
                run.end().map(end -> end.entry().toString()).orElse(""));
    }

    private static String what(Run run) {
        return run.asked().preview() ? "preview" : "run";
    }
}
