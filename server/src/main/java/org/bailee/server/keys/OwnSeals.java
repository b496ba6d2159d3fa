package org.bailee.server.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.bailee.server.shared.Home;

/// The seals this server tries when it starts, in the order of its settings.
record OwnSeals(List<Seal> inOrder) {
    /// A token in this machine answers in milliseconds, one across a network in a second or two. Adding a seal
    /// asks three times, and whoever waits for that gives up after a minute.
    private static final Duration MOST = Duration.ofSeconds(15);

    static OwnSeals of(SealSettings settings, Home home, SecureRandom random) {
        return new OwnSeals(settings.kind().stream()
                .distinct()
                .map(kind -> seal(kind, settings, home, random))
                .toList());
    }

    private static Seal seal(SealKind kind, SealSettings settings, Home home, SecureRandom random) {
        Path keyFile = settings.keyFile() != null ? settings.keyFile() : home.rootKey();
        Path passphraseFile = settings.passphraseFile();
        return switch (kind) {
            case KEY_FILE -> new KeyFileSeal(new KeyFile(keyFile), random);
            case PKCS11 -> token(Objects.requireNonNull(settings.pkcs11()), home, random);
            case PASSPHRASE ->
                new PassphraseSeal(
                        passphraseFile != null ? new PassphraseFile(passphraseFile) : new TerminalPassphrase(), random);
        };
    }

    private static Seal token(Pkcs11Settings where, Home home, SecureRandom random) {
        RefusedPin refused = new RefusedPin(home.rootKey().resolveSibling("token-pin-refused"));
        return new TimedSeal(new Pkcs11Seal(new TokenKey(where, refused), List.of(TokenCipher.values()), random), MOST);
    }
}
