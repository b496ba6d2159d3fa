package org.bailee.cli;

import java.util.Optional;
import org.bailee.client.Purpose;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that say why a person's data is touched.
final class Purposes {
    @Option(
            names = "--as",
            required = true,
            paramLabel = "PURPOSE",
            description = "The activity of the register this serves, such as fulfil-orders.")
    private String activity = "";

    @Option(
            names = "--reason",
            paramLabel = "TICKET",
            description = "A reference to why, such as TICKET-4711; kept in the audit log. No personal data.")
    private @Nullable String reason;

    Purpose stated() {
        return new Purpose(activity, Optional.ofNullable(reason));
    }
}
