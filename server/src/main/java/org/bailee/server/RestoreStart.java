package org.bailee.server;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.backup.PutBack;
import org.bailee.server.backup.Restored;
import org.bailee.server.backup.Restores;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/// `bailee restore`: puts a backup back into an empty database, with nothing served meanwhile.
final class RestoreStart {
    static final String WORD = "restore";

    /// The rooms a restore needs. Each thing in them is made only when it is asked for, so no key is made and no duty
    /// begins.
    @ComponentScan({
        "org.bailee.server.shared",
        "org.bailee.server.database",
        "org.bailee.server.audit",
        "org.bailee.server.keys",
        "org.bailee.server.journal",
        "org.bailee.server.backup"
    })
    static class Rooms {}

    private RestoreStart() {}

    /// @param arguments behind the word
    /// @return the process's exit code
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            PutBack done = restore(arguments);
            Restored restored = done.restored();
            out.println("Put back " + restored.set() + ": " + restored.tables() + " tables, " + restored.rows()
                    + " rows, all read again and as they were. The keys are those of " + done.keys() + ".");
            tellLeftOut(done, out);
            tellOlderKeys(done, out);
            tellGivenUp(done, out);
            out.println("Put the newest journal into the home folder's journal/, then start with the same options:"
                    + " whoever was erased since is erased again before anything is served.");
            return 0;
        } catch (RuntimeException failed) {
            Optional<Problem> problem = StartFailure.problem(failed);
            if (problem.isEmpty()) {
                throw failed;
            }
            err.println("Nothing was put back.");
            StartFailure.printReason(problem.get(), err);
            return 1;
        }
    }

    private static void tellLeftOut(PutBack done, PrintStream out) {
        out.println(
                done.leftOut() == 0
                        ? "Everybody in it has a key in the newest set of keys, and none was left out."
                        : "Of " + people(done.leftOut())
                                + " in it there is no key in the newest set of keys: they were erased since, and got"
                                + " none back.");
    }

    private static String people(long count) {
        return count == 1 ? "1 person" : count + " people";
    }

    private static void tellOlderKeys(PutBack done, PrintStream out) {
        if (!done.keys().equals(done.newestKeys())) {
            out.println("These keys are not the newest, which are those of " + done.newestKeys()
                    + " and would not open all of it. What was done about keys since is undone: epochs that ended are back"
                    + " (bailee custody rotate).");
        }
        if (done.otherSeals()) {
            out.println("THE SEALS AND THE ROOT KEY ARE THOSE OF BEFORE. Remove again the seals that were removed since"
                    + " (bailee custody remove-seal), and change the root key again (bailee custody change-root).");
        }
    }

    private static void tellGivenUp(PutBack done, PrintStream out) {
        if (!done.givenUp().isEmpty()) {
            out.println("Nothing opens any more of " + people(done.givenUp().size())
                    + ", of whom a part was erased since; whoever asks for them is told so. Erase the rest of them (bailee"
                    + " erase ID):");
            done.givenUp().forEach(out::println);
        }
    }

    private static PutBack restore(List<String> arguments) {
        List<String> others = new ArrayList<>(arguments);
        @Nullable String from = taken(others, "--from");
        @Nullable String set = taken(others, "--set");
        int giveUp = Optional.ofNullable(taken(others, "--give-up"))
                .map(RestoreStart::count)
                .orElse(0);
        if (from == null) {
            throw Invalid.of("--from", "option.no-value", "No folder is named.", "Write --from FOLDER.");
        }
        Optional<UUID> data = Optional.ofNullable(set).map(RestoreStart::id);
        String[] properties = StartOptions.toProperties(others.toArray(String[]::new));
        try (ConfigurableApplicationContext rooms = new SpringApplicationBuilder(Rooms.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(properties)) {
            return rooms.getBean(Restores.class).restore(Path.of(from), data, giveUp);
        }
    }

    /// Takes an option of ours and its value out of those that are handed on.
    private static @Nullable String taken(List<String> arguments, String name) {
        for (int at = 0; at < arguments.size(); at++) {
            if (arguments.get(at).startsWith(name + "=")) {
                return arguments.remove(at).substring(name.length() + 1);
            }
            if (arguments.get(at).equals(name) && at + 1 < arguments.size()) {
                arguments.remove(at);
                return arguments.remove(at);
            }
        }
        return null;
    }

    private static int count(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw Invalid.of(
                    "--give-up", "option.malformed", "This is no number of people.", "Take the one the refusal names.");
        }
        return Integer.parseInt(text);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Invalid.of(
                    "--set", "option.malformed", "This is no id of a set.", "Take one from: bailee backup list.");
        }
    }
}
