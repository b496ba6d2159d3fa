package org.bailee.cli;

import picocli.CommandLine.Parameters;

/// A command about a token that was made before.
abstract class TokenCommand extends PurposeCommand {
    @Parameters(paramLabel = "TOKEN", description = "The token, as make gave it.")
    String token = "";

    TokenCommand(Console console) {
        super(console);
    }
}
