package org.bailee.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The person or program at the other end, and the surroundings a command runs in; tests bring their own.
///
/// @param terminal whether somebody is watching
public record Console(
        PrintWriter out,
        PrintWriter err,
        BufferedReader in,
        boolean terminal,
        Map<String, String> environment,
        InstantSource clock) {
    static Console ofThisProcess() {
        return new Console(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                isWatched(),
                System.getenv(),
                InstantSource.system());
    }

    /// JDK 25 gives no console again where no terminal is, whatever Error Prone believes of JDK 22.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isWatched() {
        return System.console() != null && System.console().isTerminal();
    }

    /// Tells a person something that is not data, after all data that was printed before. Commands in it are written as
    /// the person types them.
    public void say(String line) {
        out.flush();
        err.println(program().in(line));
        err.flush();
    }

    /// What was typed to run this program.
    public ProgramName program() {
        return ProgramName.in(environment);
    }

    public void print(String line) {
        out.println(line);
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /// One line from standard input, asked for by a prompt when somebody is watching.
    ///
    /// @param secret whether what is typed should not show
    @SuppressWarnings("SystemConsoleNull")
    public String ask(String prompt, boolean secret) {
        if (terminal && secret && System.console() != null) {
            char[] typed = System.console().readPassword("%s", prompt);
            return typed == null ? "" : new String(typed);
        }
        if (terminal) {
            err.print(prompt);
            err.flush();
        }
        try {
            String line = in.readLine();
            return line == null ? "" : line;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
