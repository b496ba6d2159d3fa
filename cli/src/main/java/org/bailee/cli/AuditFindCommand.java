package org.bailee.cli;

import org.bailee.client.AuditEntry;
import org.bailee.client.AuditQuery;
import org.bailee.client.Bailee;
import org.bailee.client.Page;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints the entries of the audit log to which all that was asked applies, newest first.
@Command(
        name = "find",
        description = "Print the entries to which all of this applies, newest first.",
        footer = {
            "",
            "Examples:",
            "  bailee audit find --actor 0190c1d2-… --from 2026-01-31T00:00:00Z",
            "  bailee audit find --kind access-refused --purpose fulfil-orders --lines 1000",
            "  bailee audit find --subject 0190c1d2-… --json | jq .actorName"
        })
final class AuditFindCommand extends ServerCommand {
    private static final int PAGE = 1_000;

    @Option(names = "--subject", paramLabel = "ID", description = "What concerns this person.")
    private @Nullable String subject;

    @Option(names = "--actor", paramLabel = "ID", description = "What this account or key did.")
    private @Nullable String actor;

    @Option(names = "--kind", paramLabel = "KIND", description = "This kind, such as subject-opened.")
    private @Nullable String kind;

    @Option(names = "--purpose", paramLabel = "NAME", description = "What served this activity.")
    private @Nullable String purpose;

    @Option(names = "--outcome", paramLabel = "WORD", description = "What ended like this: done, refused or failed.")
    private @Nullable String outcome;

    @Option(names = "--from", paramLabel = "TIME", description = "From this instant on: 2026-01-31T12:00:00Z.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Until before this instant.")
    private @Nullable String to;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            description = "How many at most. Default: ${DEFAULT-VALUE}.")
    private int lines;

    AuditFindCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (lines < 1) {
            throw Failure.usage("--lines is less than 1.", "Say how many entries are wanted.");
        }
        try (Bailee bailee = connection.open()) {
            AuditQuery next = query();
            int left = lines;
            while (true) {
                Page<AuditEntry> page = bailee.audit().page(next.limit(Math.min(PAGE, left)));
                page.items().forEach(entry -> output.answer(entry, AuditWords.line(entry)));
                output.flush();
                left -= page.items().size();
                if (page.next().isEmpty() || left <= 0) {
                    if (page.next().isPresent()) {
                        console.say("These are the newest " + lines + "; there are older ones: --lines N prints more.");
                    } else if (left == lines) {
                        console.say("There are none.");
                    }
                    return Exit.DONE;
                }
                next = query().after(page.next().get());
            }
        }
    }

    private AuditQuery query() {
        AuditQuery query = AuditQuery.everything();
        query = subject == null ? query : query.subject(subject);
        query = actor == null ? query : query.actor(actor);
        query = kind == null ? query : query.kind(kind);
        query = purpose == null ? query : query.purpose(purpose);
        query = outcome == null ? query : query.outcome(outcome);
        query = from == null ? query : query.from(from);
        return to == null ? query : query.to(to);
    }
}
