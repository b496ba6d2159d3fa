package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.bailee.client.Bailee;
import org.bailee.client.Change;
import org.bailee.client.Changed;
import org.bailee.client.Conflict;
import org.bailee.client.Denied;
import org.bailee.client.Purpose;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Changes values of one person, unless somebody else changed them first.
@Command(
        name = "change",
        description = {
            "Change values of one person. All of it happens, or nothing if somebody else changed the person first."
        },
        footer = {
            "",
            "Examples:",
            "  bailee change 0190c1d2-… --as fulfil-orders profile.phone=-       asks for the value, or reads a line",
            "  bailee change 0190c1d2-… --as fulfil-orders profile.name.family=- --remove profile.fax --made-from 3",
            "  bailee change 0190c1d2-… --as fulfil-orders --from changes.json",
            "",
            "A change in JSON:  {\"profile\":{\"email\":\"ada@example.org\",\"phone\":null}}     null removes",
            "A value written on the command line stays in the shell's history; with - or --from it does not.",
            "Without --made-from the fields are opened first, for the newest version; that is recorded."
        })
final class ChangeCommand extends PurposeCommand {
    /// Refusals that say the key may not see what it may well change.
    private static final Set<String> BLIND =
            Set.of("permission.missing", "role.sees-nothing", "field.not-for-role", "collection.not-for-role");

    @Option(names = "--remove", split = ",", paramLabel = "FIELD", description = "Take these values away.")
    private List<String> removed = List.of();

    @Option(names = "--from", paramLabel = "FILE", description = "Read a change in JSON from a file; - for a pipe.")
    private @Nullable Path from;

    @Option(
            names = "--record",
            paramLabel = "ID",
            description = "The record to change, where the person may have many of the collection.")
    private @Nullable String record;

    @Option(
            names = "--made-from",
            paramLabel = "VERSION",
            description = "The version the change was made from, as open says it. Default: the newest.")
    private @Nullable Long madeFrom;

    @Parameters(index = "0", paramLabel = "ID", description = "The person's id.")
    private String id = "";

    @Parameters(
            index = "1",
            arity = "0..*",
            paramLabel = "FIELD=VALUE",
            description = "A field or part of one, and its new value; - for a value that is asked for.")
    private List<String> values = List.of();

    ChangeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        Patch patch = patch();
        try (Bailee bailee = connection.open()) {
            Changed changed = record == null ? ofPerson(bailee, patch) : ofRecord(bailee, patch, record);
            output.answer(changed, "Changed " + changed.id() + ": version " + changed.version() + ".");
            return Exit.DONE;
        } catch (Conflict conflict) {
            throw conflict.isStale() ? stale() : conflict;
        }
    }

    private Changed ofPerson(Bailee bailee, Patch patch) {
        Purpose purpose = purposes.stated();
        long version = madeFrom != null
                ? madeFrom
                : newest(() -> bailee.people(purpose)
                        .open(id, patch.fields().toArray(String[]::new))
                        .version());
        return bailee.people(purpose).change(new Change(id, version, patch.ofPerson()));
    }

    private Changed ofRecord(Bailee bailee, Patch patch, String name) {
        Purpose purpose = purposes.stated();
        String collection = patch.collection()
                .orElseThrow(() -> Failure.usage(
                        "One record has fields of one collection.", "Change each record by a command of its own."));
        long version = madeFrom != null
                ? madeFrom
                : newest(
                        () -> bailee.records(purpose).open(id, collection, name).version());
        return new Changed(
                name, bailee.records(purpose).change(id, collection, name, version, patch.ofRecord(collection)));
    }

    private static long newest(LongSupplier look) {
        try {
            return look.getAsLong();
        } catch (Denied denied) {
            if (!BLIND.contains(denied.code())) {
                throw denied;
            }
            throw new Failure(
                    "Which version is the newest is not known: this key may not look. (" + denied.code() + ")",
                    "State the version you know: --made-from N. Whoever may open the person sees it.");
        }
    }

    private Failure stale() {
        return madeFrom == null
                ? new Failure(
                        "Somebody else changed this at the same moment; nothing was changed here. (version.stale)",
                        "Run the same command again, if the change is still right.")
                : new Failure(
                        "Somebody else made a change after version " + madeFrom
                                + "; nothing was changed here. (version.stale)",
                        "Look what it is now: bailee open " + id + " --as "
                                + purposes.stated().activity() + "; then repeat with the version that says.");
    }

    private Patch patch() throws IOException {
        Patch patch = new Patch();
        if (from != null) {
            patch.putAll(
                    from.toString().equals("-")
                            ? console.in().lines().collect(Collectors.joining("\n"))
                            : Files.readString(from));
        }
        for (String text : values) {
            int equal = text.indexOf('=');
            String field = Patch.checked(text.substring(0, Math.max(equal, 0)));
            String typed = text.substring(equal + 1);
            String value = typed.equals("-") ? console.ask(field + ": ", true) : typed;
            if (value.isBlank()) {
                throw Failure.usage("There is no value for " + field + ".", "To take one away: --remove " + field);
            }
            patch.put(field, value);
        }
        removed.forEach(field -> patch.put(field, null));
        if (patch.isEmpty()) {
            throw Failure.usage(
                    "There is nothing to change.", "Give FIELD=VALUE, --remove FIELD or --from FILE; see --help.");
        }
        return patch;
    }
}
