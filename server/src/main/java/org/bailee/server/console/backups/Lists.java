package org.bailee.server.console.backups;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.bailee.server.backup.Kept;
import org.bailee.server.backup.Run;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Listing;

/// Sets and what was tried with them as lists: how each is filtered and sorted, and what its sheet holds.
final class Lists {
    static final String NEWEST = "-taken";
    static final String LATEST = "-begun";

    static final List<String> PROVEN = List.of(Listing.ALL, "proven", "unproven");
    static final List<String> WHATS = List.of(Listing.ALL, "take", "drill", "verify", "silence", "keys", "tables");
    static final List<String> STATES = List.of(Listing.ALL, "running", "done", "failed");

    static final List<String> SET_HEADS = List.of("set", "taken-at", "keys", "bytes", "proven-at");
    static final List<String> RUN_HEADS =
            List.of("id", "what", "set", "state", "fault", "begun-at", "ended-at", "tables", "rows", "bytes");

    private Lists() {}

    static Listing<Kept> sets(String proven, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("proven", Listing.filter(PROVEN, proven));
        SequencedMap<String, Comparator<Kept>> orders = new LinkedHashMap<>();
        orders.put("taken", Comparator.comparing(Kept::takenAt));
        orders.put("size", Comparator.comparingLong(Kept::bytes));
        orders.put("proven", Comparator.comparing(kept -> kept.provenAt().orElse(Instant.MIN)));
        return new Listing<>("/backups", filters, Columns.of(orders, sort), NEWEST, from);
    }

    static List<Kept> shown(Listing<Kept> list, List<Kept> sets) {
        String proven = list.filter("proven");
        return sets.stream()
                .filter(kept -> proven.equals(Listing.ALL)
                        || proven.equals("proven") == kept.provenAt().isPresent())
                .toList();
    }

    static Listing<Run> runs(String what, String state, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("what", Listing.filter(WHATS, what));
        filters.put("state", Listing.filter(STATES, state));
        SequencedMap<String, Comparator<Run>> orders = new LinkedHashMap<>();
        orders.put("begun", Comparator.comparing(Run::begunAt));
        orders.put("rows", Comparator.comparingLong(Run::rows));
        orders.put("bytes", Comparator.comparingLong(Run::bytes));
        return new Listing<>("/backups/runs", filters, Columns.of(orders, sort), LATEST, from);
    }

    static List<Run> tried(Listing<Run> list, List<Run> runs) {
        String what = list.filter("what");
        String state = list.filter("state");
        return runs.stream()
                .filter(run -> what.equals(Listing.ALL) || what.equals(run.what()))
                .filter(run -> state.equals(Listing.ALL) || state.equals(run.state()))
                .toList();
    }

    static List<String> cells(Kept kept) {
        return List.of(
                kept.set().toString(),
                kept.takenAt().toString(),
                kept.keys() ? "yes" : "no",
                Long.toString(kept.bytes()),
                kept.provenAt().map(Instant::toString).orElse(""));
    }

    static List<String> cells(Run run) {
        return List.of(
                run.id().toString(),
                run.what(),
                run.set().toString(),
                run.state(),
                run.fault().orElse(""),
                run.begunAt().toString(),
                run.endedAt().map(Instant::toString).orElse(""),
                Long.toString(run.tables()),
                Long.toString(run.rows()),
                Long.toString(run.bytes()));
    }
}
