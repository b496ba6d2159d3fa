package org.bailee.cli;

import java.util.List;
import java.util.Map;
import org.bailee.client.Bailee;
import org.bailee.client.KeyEpoch;
import org.bailee.client.KeyRotation;
import picocli.CommandLine.Command;

/// Shows which key-encryption keys there are, and how the last changes went.
@Command(
        name = "epochs",
        description = {
            "List the key-encryption keys there are, and the latest changes from one to the next.",
            "Once an old one is gone, nothing it wrapped can be opened, from whatever copy."
        },
        footer = {"", "Example:", "  bailee custody epochs"})
final class CustodyEpochsCommand extends ServerCommand {
    CustodyEpochsCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            List<KeyEpoch> epochs = bailee.custody().epochs();
            List<KeyRotation> rotations = bailee.custody().rotations();
            if (output.isJson()) {
                output.json(Map.of("epochs", epochs, "rotations", rotations));
                return Exit.DONE;
            }
            output.table(
                    List.of("EPOCH", "BEGUN", "PEOPLE"),
                    epochs.stream()
                            .map(epoch -> List.of(
                                    String.valueOf(epoch.epoch()), epoch.begunAt(), String.valueOf(epoch.dataKeys())))
                            .toList());
            if (!rotations.isEmpty()) {
                output.line("");
                output.table(
                        List.of("TO EPOCH", "PHASE", "WRAPPED", "DAMAGED", "BEGUN", "ENDED"),
                        rotations.stream().map(CustodyEpochsCommand::row).toList());
            }
            return Exit.DONE;
        }
    }

    private static List<String> row(KeyRotation rotation) {
        return List.of(
                String.valueOf(rotation.epoch()),
                rotation.phase(),
                String.valueOf(rotation.done()),
                String.valueOf(rotation.damaged()),
                rotation.begunAt(),
                rotation.endedAt());
    }
}
