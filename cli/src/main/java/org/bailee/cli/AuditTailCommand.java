package org.bailee.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bailee.cli.bulk.Stop;
import org.bailee.client.AuditEntry;
import org.bailee.client.AuditQuery;
import org.bailee.client.AuditTrail;
import org.bailee.client.Bailee;
import org.bailee.client.Page;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints the newest entries of the audit log, oldest first, and on request those that follow.
@Command(
        name = "tail",
        description = "Print the newest entries of the audit log, and with --follow those to come.",
        footer = {
            "",
            "Examples:",
            "  bailee audit tail",
            "  bailee audit tail --subject 0190c1d2-…          who saw this person?",
            "  bailee audit tail --follow --json | jq .kind",
            "  bailee audit tail --lines 1000 --csv > log.csv"
        })
final class AuditTailCommand extends ServerCommand {
    private static final int PAGE = 100;
    private static final int REMEMBERED = 10_000;

    private final Stop stop;

    @Option(names = "--subject", paramLabel = "ID", description = "Only what concerns this person.")
    private @Nullable String subject;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only this kind, such as subject-opened.")
    private @Nullable String kind;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "20",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int lines;

    @Option(names = "--follow", description = "Go on printing what comes, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--csv", description = "Print CSV as the server makes it, newest first.")
    private boolean csv;

    AuditTailCommand(Console console, Stop stop) {
        super(console);
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (csv && follow) {
            throw Failure.usage("--csv and --follow do not go together.", "Use --follow with --json.");
        }
        try (Bailee bailee = connection.open()) {
            if (csv) {
                output.line(bailee.audit().csv(query().limit(lines)).stripTrailing());
                return Exit.DONE;
            }
            Set<String> seen = new LinkedHashSet<>();
            Look first = look(bailee.audit(), lines, seen);
            print(first.entries(), seen);
            if (first.leftOut()) {
                console.say("These are the newest " + lines + "; there are older ones: --lines N prints more.");
            }
            while (follow && !stop.waitFor(1_000)) {
                print(look(bailee.audit(), Integer.MAX_VALUE, seen).entries(), seen);
            }
            return Exit.DONE;
        }
    }

    /// @param entries in the order they happened
    /// @param leftOut whether there are older ones that were not wanted
    private record Look(List<AuditEntry> entries, boolean leftOut) {}

    /// At the newest entries, back to the first that was seen before.
    private Look look(AuditTrail audit, int most, Set<String> seen) {
        List<AuditEntry> entries = new ArrayList<>();
        AuditQuery next = query().limit(Math.min(PAGE, most));
        while (true) {
            Page<AuditEntry> page = audit.page(next);
            for (AuditEntry entry : page.items()) {
                boolean isEnough = entries.size() == most;
                if (isEnough || seen.contains(entry.id())) {
                    return new Look(entries.reversed(), isEnough);
                }
                entries.add(entry);
            }
            if (page.next().isEmpty() || entries.size() >= most) {
                return new Look(entries.reversed(), page.next().isPresent());
            }
            next = query().limit(PAGE).after(page.next().get());
        }
    }

    private void print(List<AuditEntry> entries, Set<String> seen) {
        for (AuditEntry entry : entries) {
            seen.add(entry.id());
            output.answer(entry, AuditWords.line(entry));
        }
        output.flush();
        while (seen.size() > REMEMBERED) {
            seen.remove(seen.iterator().next());
        }
    }

    private AuditQuery query() {
        AuditQuery query = AuditQuery.everything();
        query = subject == null ? query : query.subject(subject);
        return kind == null ? query : query.kind(kind);
    }
}
