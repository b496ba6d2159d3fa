package org.bailee.cli;

import java.util.List;
import org.bailee.client.Bailee;
import org.bailee.client.Opened;
import org.bailee.client.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens what the key's roles may see of a person for the stated purpose. The audit log keeps that it was opened.
@Command(
        name = "open",
        description = "Open what you may see of one person for a purpose. It is recorded.",
        footer = {
            "",
            "Examples:",
            "  bailee open 0190c1d2-… --as fulfil-orders",
            "  bailee open 0190c1d2-… --as fulfil-orders --fields profile.name,profile.phone --reason TICKET-4711"
        })
final class OpenCommand extends PurposeCommand {
    @Option(
            names = "--fields",
            split = ",",
            paramLabel = "FIELD",
            description =
                    "Only these fields, such as profile.name. Default: all you may see of collections a person has one"
                            + " record of.")
    private List<String> fields = List.of();

    @Parameters(paramLabel = "ID", description = "The person's id, as find and import give it.")
    private String id = "";

    OpenCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            Opened opened = bailee.people(purposes.stated()).open(id, fields.toArray(String[]::new));
            if (output.isJson()) {
                output.json(opened);
            } else {
                output.table(
                        List.of("FIELD", "VIEW", "VALUE"),
                        opened.data().entrySet().stream()
                                .map(field -> List.of(
                                        field.getKey(),
                                        opened.views()
                                                .getOrDefault(field.getKey(), View.PLAIN)
                                                .toString(),
                                        field.getValue().text()))
                                .toList());
                console.say("Version " + opened.version() + ".");
                if (opened.data().isEmpty()) {
                    console.say(
                            "Nothing of this is here. Records of a collection a person has many of are read over the"
                                    + " API: GET /v1/subjects/" + id + "/COLLECTION");
                }
            }
            return Exit.DONE;
        }
    }
}
