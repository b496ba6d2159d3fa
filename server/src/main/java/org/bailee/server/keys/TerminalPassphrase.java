package org.bailee.server.keys;

import org.bailee.server.shared.Unavailable;

/// A passphrase that is typed at the terminal, and shown to nobody.
final class TerminalPassphrase implements Passphrases {
    @Override
    public String known() {
        return ask("Passphrase: ");
    }

    @Override
    public String chosen() {
        String first = ask("Choose a passphrase (at least 12 characters; nobody can recover it): ");
        if (!ask("The same again: ").equals(first)) {
            throw new Unavailable(
                    "seal.passphrases-differ", "The two passphrases differ.", "Start again and type it twice alike.");
        }
        return first;
    }

    @Override
    public boolean isAtHand() {
        return false;
    }

    private static String ask(String prompt) {
        return Terminal.secret(prompt)
                .orElseThrow(
                        () -> new Unavailable(
                                "seal.no-passphrase",
                                "The root key is sealed by a passphrase, and there is no terminal to ask for it.",
                                "Start Bailee at a terminal, or put the passphrase into a file and name it with bailee.seal.passphrase-file."));
    }
}
