package org.bailee.cli;

import java.time.Duration;
import org.bailee.client.Bailee;
import org.bailee.client.RetentionRun;
import picocli.CommandLine.Command;

/// Looks for what is over its time and shows it.
@Command(
        name = "preview",
        description = {
            "Look for what is over its time now, and what is kept all the same and why. Nothing is erased.",
        },
        footer = {"", "Example:", "  bailee retention preview"})
final class RetentionPreviewCommand extends ServerCommand {
    private static final Duration LOOK = Duration.ofMillis(500);

    RetentionPreviewCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            RetentionRun run = bailee.retention().preview();
            while (run.isLooking()) {
                try {
                    Thread.sleep(LOOK);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return Exit.INTERRUPTED;
                }
                run = bailee.retention().read(run.id());
            }
            if (run.state().equals("superseded")) {
                throw new Failure("The register changed meanwhile.", "Look again: bailee retention preview");
            }
            RetentionWords.show(bailee.retention().read(run.id()), output);
            return Exit.DONE;
        }
    }
}
