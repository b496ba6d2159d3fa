package org.bailee.server.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bailee.server.shared.Owner;
import org.bailee.server.shared.Unavailable;

/// A passphrase that somebody or something puts into a file before the server starts.
record PassphraseFile(Path path) implements Passphrases {
    @Override
    public String known() {
        try {
            // Whoever owns it would have chosen what everything is sealed by.
            if (!Owner.isTrusted(path)) {
                throw new Unavailable(
                        "seal.passphrase-file-not-ours",
                        "The passphrase file " + path + " belongs to another account than the one that runs Bailee.",
                        "Give it to the account that runs Bailee: chown ACCOUNT " + path);
            }
            return Files.readString(path).lines().findFirst().orElse("");
        } catch (IOException _) {
            throw new Unavailable(
                    "seal.no-passphrase",
                    "The passphrase file " + path + " cannot be read.",
                    "Make the file with the passphrase as its first line, readable by this account only.");
        }
    }

    @Override
    public String chosen() {
        return known();
    }

    @Override
    public boolean isAtHand() {
        return true;
    }
}
