package org.bailee.server;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.shared.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Tells an operator why the server did not start: what is wrong and what to do, without its insides.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailure implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        Optional<Problem> problem = problem(failure);
        problem.ifPresent(StartFailure::print);
        return problem.isPresent();
    }

    static void print(Problem problem) {
        print(problem, System.err);
    }

    static void print(Problem problem, PrintStream out) {
        out.println();
        out.println("Bailee did not start.");
        printReason(problem, out);
        out.flush();
    }

    /// What is wrong and what to do, all of it at once.
    static void printReason(Problem problem, PrintStream out) {
        List<Violation> violations = problem instanceof Invalid invalid ? invalid.violations() : List.of();
        if (violations.isEmpty()) {
            out.println("  " + problem.says());
            out.println("  hint: " + problem.hint());
        }
        for (Violation violation : violations) {
            out.println("  " + violation.where() + ": " + violation.message());
            out.println("    hint: " + violation.hint());
        }
    }

    static Optional<Problem> problem(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return Optional.of(problem);
            }
            if (cause instanceof PortInUseException taken) {
                return Optional.of(new Unavailable(
                        "port.in-use",
                        "Another program listens on port " + taken.getPort() + ".",
                        "Stop it, or choose another port with --port."));
            }
        }
        return Optional.empty();
    }
}
