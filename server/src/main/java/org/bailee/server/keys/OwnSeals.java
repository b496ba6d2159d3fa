package org.bailee.server.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.bailee.server.shared.Home;

/// The seals this server tries when it starts, in the order of its settings.
record OwnSeals(List<Seal> inOrder) {
    static OwnSeals of(SealSettings settings, Home home, SecureRandom random) {
        return new OwnSeals(settings.kind().stream()
                .distinct()
                .map(kind -> seal(kind, settings, home, random))
                .toList());
    }

    /// The same where no server runs yet: custodians come to the terminal.
    List<Seal> atTerminal() {
        return inOrder.stream()
                .map(seal -> seal.kind() == SealKind.CUSTODIANS ? new TerminalCustodians(Terminal::secret) : seal)
                .toList();
    }

    private static Seal seal(SealKind kind, SealSettings settings, Home home, SecureRandom random) {
        Path keyFile = settings.keyFile() != null ? settings.keyFile() : home.rootKey();
        Path passphraseFile = settings.passphraseFile();
        return switch (kind) {
            case CUSTODIANS -> CustodianSeal.awaited();
            case KEY_FILE -> new KeyFileSeal(new KeyFile(keyFile), random);
            case PASSPHRASE ->
                new PassphraseSeal(
                        passphraseFile != null ? new PassphraseFile(passphraseFile) : new TerminalPassphrase(), random);
        };
    }
}
