package org.bailee.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// A command that asks a server.
abstract class ServerCommand implements Callable<Integer> {
    final Console console;

    @Mixin
    final Connection connection;

    @Mixin
    final Output output;

    ServerCommand(Console console) {
        this.console = console;
        connection = new Connection(console);
        output = new Output(console);
    }
}
