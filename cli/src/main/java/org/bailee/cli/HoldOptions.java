package org.bailee.cli;

import picocli.CommandLine.Option;

/// What is said of a legal hold or a restriction: references only, since they stand in the log for good.
final class HoldOptions {
    @Option(
            names = "--because",
            required = true,
            paramLabel = "REFERENCE",
            description = "The number of the matter: no name of a person, no blanks.")
    String because = "";

    @Option(names = "--owner", required = true, paramLabel = "REFERENCE", description = "Who answers for it.")
    String owner = "";

    @Option(names = "--review", required = true, paramLabel = "DAY", description = "When somebody looks at it again.")
    String review = "";

    @Option(names = "--reason", paramLabel = "TICKET", description = "Why you do this, for the log.")
    String reason = "";
}
