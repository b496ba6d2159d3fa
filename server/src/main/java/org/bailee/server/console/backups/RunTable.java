package org.bailee.server.console.backups;

import java.util.List;
import java.util.Set;
import org.bailee.server.backup.Run;
import org.bailee.server.console.frame.Words;

/// What was tried with backups, in words.
public record RunTable(List<Run> runs, Words words) {
    /// The faults that there are words for, with what to do about each.
    private static final Set<String> FAULTS = Set.of(
            "store-full",
            "store-away",
            "stopped",
            "part-missing",
            "part-size",
            "part-changed",
            "part-foreign",
            "manifest",
            "counts",
            "unfinished",
            "unproven",
            "other-schema",
            "table-unknown",
            "tables-differ",
            "column-unknown");

    /// The look of the tag that says how it ended.
    public static String mark(Run run) {
        return switch (run.state()) {
            case "done" -> "good";
            case "failed" -> "bad";
            default -> "soon";
        };
    }

    /// Why it failed, and what to do; empty unless it did.
    public String why(Run run) {
        return run.fault().map(this::fault).orElse("");
    }

    private String fault(String code) {
        String name = code.replaceFirst("^backup\\.", "");
        return FAULTS.contains(name) ? words.say("backups.fault." + name) : words.say("backups.fault", code);
    }
}
