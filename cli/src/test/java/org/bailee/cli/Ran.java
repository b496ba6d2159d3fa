package org.bailee.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bailee.cli.bulk.Stop;

/// A command that was run in this process, and what came of it.
record Ran(int exit, String out, String err) {
    /// Runs commands with surroundings of the test's own.
    static final class Shell {
        final Map<String, String> environment = new LinkedHashMap<>();
        Instant now = Instant.parse("2026-11-25T10:00:00Z");
        Stop stop = Stop.never();
        String input = "";

        Ran run(String... arguments) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            Console console = new Console(
                    new PrintWriter(out),
                    new PrintWriter(err),
                    new BufferedReader(new StringReader(input)),
                    false,
                    environment,
                    InstantSource.fixed(now));
            int exit = CommandTree.of(console, stop).execute(arguments);
            console.flush();
            return new Ran(exit, out.toString(), err.toString());
        }
    }
}
