package org.bailee.cli;

import java.util.List;
import java.util.Map;
import org.bailee.cli.mapping.Duties;
import org.bailee.client.Bailee;
import org.bailee.client.Denied;
import org.bailee.client.PartErased;
import org.bailee.client.People;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Erases a person, or a part, for good.
@Command(
        name = "erase",
        description = {
            "Erase a person: rows, indexes and tokens go, the data key is destroyed. There is no way back.",
            "With --field, --collection or --activity only that part goes; the rest gets another data key."
        },
        footer = {
            "",
            "Examples:",
            "  bailee erase 0190c1d2-… --as fulfil-orders --reason REQUEST-12",
            "  bailee erase 0190c1d2-… --as fulfil-orders --field profile.phone --activity newsletter"
        })
final class EraseCommand extends PurposeCommand {
    @Option(names = "--yes", description = "Do not ask whether you are sure.")
    private boolean sure;

    @Option(names = "--field", split = ",", paramLabel = "FIELD", description = "This field, such as profile.phone.")
    private List<String> fields = List.of();

    @Option(names = "--collection", split = ",", paramLabel = "NAME", description = "All of this collection.")
    private List<String> collections = List.of();

    @Option(
            names = "--activity",
            split = ",",
            paramLabel = "NAME",
            description = "The fields that this activity needs and no other.")
    private List<String> activities = List.of();

    @Parameters(paramLabel = "ID", description = "The person's id.")
    private String id = "";

    EraseCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        // A script must say so itself: there is no way back, and nobody to ask.
        if (!sure && !console.terminal()) {
            throw nothing();
        }
        try (Bailee bailee = connection.open()) {
            tellDuties(bailee);
            if (!sure && !saysYes()) {
                throw nothing();
            }
            People people = bailee.people(purposes.stated());
            if (isWhole()) {
                people.erase(id);
                output.answer(Map.of("erased", id), "Erased " + id + ".");
            } else {
                PartErased part = people.erasePart(id, fields, collections, activities);
                output.answer(
                        part,
                        "Erased of " + id + ": " + part.fields() + " values, and " + part.records()
                                + " whole records.\nThe certificate: bailee erasure certificate " + id + " --part "
                                + part.part());
            }
        }
        return Exit.DONE;
    }

    private static Failure nothing() {
        return new Failure("Nothing was erased.", "Type yes when asked, or give --yes.");
    }

    /// What an activity alone needs is none that a law demands for another.
    private void tellDuties(Bailee bailee) {
        if (!isWhole() && fields.isEmpty() && collections.isEmpty()) {
            return;
        }
        try {
            Duties duties = Duties.of(bailee.register().current().text());
            List<String> kept = duties.against(fields, collections);
            if (!kept.isEmpty()) {
                console.say("The register says that this may have to be kept: " + String.join(" ", kept)
                        + " Whoever must not be erased is kept by a hold (bailee hold place --help).");
            }
            List<String> required = duties.required(fields);
            if (!required.isEmpty()) {
                console.say("Records stay without " + String.join(", ", required)
                        + ", which the register requires: they cannot be changed until they have it again.");
            }
        } catch (Denied mayNotRead) {
            console.say(
                    "Whether a law demands that this be kept is not known here: this key may not read the register.");
        }
    }

    private boolean isWhole() {
        return fields.isEmpty() && collections.isEmpty() && activities.isEmpty();
    }

    private boolean saysYes() {
        String what = isWhole() ? "this person" : "this part of the person";
        return console.ask("Erase " + what + " for good? Type yes: ", false).equals("yes");
    }
}
