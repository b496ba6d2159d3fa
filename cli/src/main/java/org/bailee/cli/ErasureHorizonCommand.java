package org.bailee.cli;

import org.bailee.client.Bailee;
import org.bailee.client.Horizon;
import picocli.CommandLine.Command;

/// Tells, before one erases, until when old copies could still be opened.
@Command(
        name = "horizon",
        description = "Say until when somebody erased now could still be opened from old copies and backups.",
        footer = {"", "Example:", "  bailee erasure horizon"})
final class ErasureHorizonCommand extends ServerCommand {
    ErasureHorizonCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Bailee bailee = connection.open()) {
            Horizon horizon = bailee.erasures().horizon();
            output.answer(
                    horizon,
                    (horizon.known() ? "Erased now, until " : "Erased now, at least until ") + horizon.at()
                            + ": the key-encryption key is destroyed by "
                            + horizon.keysUntil()
                            + (horizon.backupsUntil().isEmpty()
                                    ? ", and no backup of keys is kept."
                                    : ", the last backup of keys that holds theirs by " + horizon.backupsUntil() + ".")
                            + (horizon.known()
                                    ? ""
                                    : " When the last such backup is gone is not known: it goes when another is taken,"
                                            + " or it lies where Bailee does not reach."));
            return Exit.DONE;
        }
    }
}
