package org.bailee.cli;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.bailee.client.Problem;
import org.bailee.client.Unavailable;
import org.bailee.client.Violation;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Turns everything that goes wrong into a sentence, a hint and an exit code.
final class Trouble implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    private final Console console;

    Trouble(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception trouble, CommandLine command, ParseResult parsed) {
        return switch (trouble) {
            case Failure failure -> tell(failure.exit(), failure.says(), failure.hint());
            case Problem problem -> tell(problem);
            case FileSystemException file -> tell(Exit.REFUSED, says(file), "Check the path and its permissions.");
            default -> bug(trouble);
        };
    }

    @Override
    public int handleParseException(ParameterException trouble, String[] args) {
        Miswritten miswritten = new Miswritten(trouble);
        return tell(Exit.USAGE, miswritten.says(), miswritten.hint());
    }

    private int tell(Problem problem) {
        // A problem of one mistake says it itself.
        if (problem.violations().size() > 1) {
            problem.violations().forEach(this::tell);
        }
        return tell(
                problem instanceof Unavailable ? Exit.UNREACHABLE : Exit.REFUSED,
                problem.says() + " (" + problem.code() + ")",
                problem.hint());
    }

    private void tell(Violation violation) {
        console.say("  " + violation.where() + ": " + violation.message()
                + (violation.hint().isEmpty() ? "" : " " + violation.hint()));
    }

    private int tell(int exit, String says, String hint) {
        console.out().flush();
        console.say("bailee: " + says);
        if (!hint.isEmpty()) {
            console.say("hint: " + hint);
        }
        return exit;
    }

    private int bug(Exception trouble) {
        if (console.variable("BAILEE_DEBUG").isPresent()) {
            trouble.printStackTrace(new PrintWriter(console.err(), true));
        }
        return tell(
                Exit.BUG,
                "Something went wrong inside this program ("
                        + trouble.getClass().getSimpleName() + ").",
                "Run it again with BAILEE_DEBUG=1 and report what it prints, after removing any personal data.");
    }

    private static String says(FileSystemException file) {
        return switch (file) {
            case NoSuchFileException missing -> "There is no file " + missing.getFile() + ".";
            case AccessDeniedException denied -> "No permission for " + denied.getFile() + ".";
            default -> "Cannot use " + file.getFile() + ".";
        };
    }
}
