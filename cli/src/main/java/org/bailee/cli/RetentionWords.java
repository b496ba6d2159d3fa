package org.bailee.cli;

import java.util.List;
import org.bailee.client.RetentionFound;
import org.bailee.client.RetentionRun;

/// How a run is shown to people.
final class RetentionWords {
    private RetentionWords() {}

    static void show(RetentionRun run, Output output) {
        if (output.isJson()) {
            output.json(run);
            return;
        }
        output.line(says(run));
        if (!run.found().isEmpty()) {
            output.table(
                    List.of("COLLECTION", "RECORDS", "PEOPLE", "WHY", "KEPT ALL THE SAME FOR"),
                    run.found().stream().map(RetentionWords::row).toList());
        }
    }

    private static String says(RetentionRun run) {
        return switch (run.state()) {
            case "waiting" ->
                "Of " + run.duePeople() + " of " + run.people() + " people something is over its time; it waits for an"
                        + " approval (" + run.why() + "): bailee retention approve " + run.id();
            case "refused" ->
                "Nothing was looked for: the clock says " + run.doubtedAt()
                        + ", far ahead of when it was last looked at."
                        + " If that is right, somebody else than whoever put the register in force confirms it: bailee"
                        + " retention approve " + run.id();
            case "done" ->
                run.what().equals("preview")
                        ? "Of " + run.duePeople() + " of " + run.people()
                                + " people something is over its time. Nothing was erased."
                        : "Erased: " + run.erasedPeople() + " people, " + run.erasedRecords()
                                + " records, and fields of " + run.emptiedRecords() + " records.";
            default -> "This run is " + run.state() + ".";
        };
    }

    private static List<String> row(RetentionFound found) {
        String rule = found.keep().isEmpty()
                ? "not in the register any more"
                : found.keep() + " from " + found.from() + (found.because().isEmpty() ? "" : ", " + found.because());
        return List.of(
                found.collection(),
                String.valueOf(found.records()),
                String.valueOf(found.people()),
                found.cause().equals("not-in-register") ? "not in the register any more" : rule,
                found.heldBy());
    }
}
