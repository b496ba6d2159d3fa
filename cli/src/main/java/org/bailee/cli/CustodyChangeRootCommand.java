package org.bailee.cli;

import java.util.List;
import java.util.Map;
import org.bailee.client.Bailee;
import org.bailee.client.RootChange;
import org.bailee.client.SealOpening;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Changes the root key.
@Command(
        name = "change-root",
        description = {
            "Put another root key in the place of the one there is, while everybody works.",
            "Each seal that is to stay must be opened for it: give one option for each; the key file in the home folder,",
            "if you give none. Each seal keeps what opens it. Whichever you drop opens only older backups and copies of",
            "the database."
        },
        footer = {
            "",
            "Examples:",
            "  bailee custody change-root",
            "  bailee custody change-root --open-by-key-file seal/root.key --open-by-passphrase",
            "  bailee custody change-root --open-by-custodians --drop 0190c1d2-…     (ids: bailee custody seals)"
        })
final class CustodyChangeRootCommand extends ServerCommand {
    @Option(names = "--drop", paramLabel = "ID", description = "A seal that is not to open the new root key.")
    private List<String> drop = List.of();

    @Option(names = "--leave-one", description = "It is meant that only one of several seals stays.")
    private boolean leaveOne;

    @Mixin
    private OpeningsOptions openings = new OpeningsOptions();

    CustodyChangeRootCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        List<SealOpening> open = openings.read(console, connection);
        try (Bailee bailee = connection.open()) {
            RootChange changed = bailee.custody().changeRoot(open, drop, leaveOne);
            output.answer(
                    Map.of("root", changed.root(), "seals", changed.seals(), "changedAt", changed.changedAt()),
                    "Root key " + changed.root() + " has taken over, behind " + changed.seals()
                            + (changed.seals() == 1 ? " seal: whoever loses it loses everything. " : " seals. ")
                            + "Now take a backup (" + console.program().in("bailee backup take")
                            + "), as no older one has its keys; and if the old root key may be in the wrong hands,"
                            + " change the key below it, too ("
                            + console.program().in("bailee custody rotate") + ").");
            return Exit.DONE;
        }
    }
}
