package org.bailee.cli;

import picocli.CommandLine.Command;

/// Prints a script that lets the shell complete commands and options.
@Command(
        name = "completion",
        description = "Print a completion script for bash and zsh.",
        footer = {"", "Example:", "  source <(bailee completion)"})
final class CompletionCommand implements Runnable {
    private final Console console;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        console.print(CommandTree.completionScript());
    }
}
