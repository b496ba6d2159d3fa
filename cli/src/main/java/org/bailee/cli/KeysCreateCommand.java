package org.bailee.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.cli.mapping.Catalogue;
import org.bailee.client.Bailee;
import org.bailee.client.Denied;
import org.bailee.client.IssuedKey;
import org.bailee.client.KeyRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a key for a service account and shows it, once.
@Command(
        name = "create",
        description = "Make an API key. It is shown once: keep it where secrets are kept.",
        footer = {
            "",
            "Examples:",
            "  bailee keys create helpdesk --may subjects.read --role support --purpose fulfil-orders --days 90",
            "  bailee keys create importer --may subjects.write --purpose fulfil-orders > importer.key",
            "",
            "Permissions: subjects.read subjects.write subjects.list subjects.erase holds.manage restrictions.manage",
            "             tokens.make tokens.open register.read register.write audit.read keys.manage custody.manage",
            "             staff.read staff.manage sessions.end access.approve access.break-glass",
            "             watch.read watch.manage retention.manage"
        })
final class KeysCreateCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "What the account is called; no personal data.")
    private String name = "";

    @Option(names = "--may", split = ",", paramLabel = "PERMISSION", description = "What it may do.")
    private List<String> permissions = List.of();

    @Option(names = "--role", split = ",", paramLabel = "ROLE", description = "Roles whose views it has.")
    private List<String> roles = List.of();

    @Option(
            names = "--purpose",
            split = ",",
            paramLabel = "PURPOSE",
            description = "Activities it may state. Default: all.")
    private List<String> activities = List.of();

    @Option(names = "--days", paramLabel = "DAYS", description = "Expires after so many days. Default: the server's.")
    private @Nullable Integer days;

    @Option(
            names = "--people-per-hour",
            paramLabel = "N",
            description = "Different people it may open in an hour without approval, or unlimited. Default: 1000.")
    private @Nullable String peoplePerHour;

    KeysCreateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Optional<Duration> expiresIn = Optional.ofNullable(days).map(Duration::ofDays);
        try (Bailee bailee = connection.open()) {
            // Before the key is made: whatever goes wrong here must not hide a key that is shown only once.
            List<String> warnings = warnings(bailee);
            IssuedKey issued = bailee.keys()
                    .make(new KeyRequest(
                            name, permissions, roles, activities, expiresIn, Optional.ofNullable(peoplePerHour)));
            if (output.isJson()) {
                output.json(Map.of(
                        "id", issued.id(), "name", name, "key", issued.key().reveal()));
            } else {
                output.line(issued.key().reveal());
                console.say("This is the key of " + name + " (" + issued.id() + "). It is not shown again.");
            }
            if (!warnings.isEmpty()) {
                warnings.forEach(warning -> console.say("warning: " + warning));
                console.say("hint: bailee register export shows all names. To make it anew: bailee keys revoke "
                        + issued.id());
            }
            return Exit.DONE;
        }
    }

    /// A name may be of a register to come, so a stranger is no reason to refuse.
    private List<String> warnings(Bailee bailee) {
        if (roles.isEmpty() && activities.isEmpty()) {
            return List.of();
        }
        try {
            return new Strangers(Catalogue.of(bailee)).among(roles, activities);
        } catch (Denied notReadable) {
            return List.of("Roles and purposes were not checked: your key may not read the register.");
        }
    }
}
