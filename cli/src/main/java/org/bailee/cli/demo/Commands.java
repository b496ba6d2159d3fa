package org.bailee.cli.demo;

import org.bailee.cli.Console;

/// Runs a command of this program as if it had been typed.
@FunctionalInterface
public interface Commands {
    /// @return its exit code
    int run(Console console, String... arguments);
}
