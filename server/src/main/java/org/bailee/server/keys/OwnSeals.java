package org.bailee.server.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bailee.server.shared.Home;

/// The seals this server tries when it starts, in the order of its settings.
///
/// @param pin of the token among them
record OwnSeals(List<Seal> inOrder, Optional<PinFile> pin) {
    /// What a server knows that is asked to open by what others bring.
    static final OwnSeals NONE = new OwnSeals(List.of(), Optional.empty());

    /// A token in this machine answers in milliseconds, one across a network in a second or two. Adding a seal
    /// asks three times, and whoever waits for that gives up after a minute.
    private static final Duration MOST = Duration.ofSeconds(15);

    static OwnSeals of(SealSettings settings, Home home, SecureRandom random) {
        return new OwnSeals(
                settings.kind().stream()
                        .distinct()
                        .map(kind -> seal(kind, settings, home, random))
                        .toList(),
                Optional.ofNullable(settings.pkcs11()).map(token -> new PinFile(token.pinFile())));
    }

    /// The same where no server runs yet: custodians come to the terminal.
    List<Seal> atTerminal() {
        return inOrder.stream()
                .map(seal -> seal.kind() == SealKind.CUSTODIANS ? new TerminalCustodians(Terminal::secret) : seal)
                .toList();
    }

    /// The token, for who knows its PIN; else a seal that opens nothing. The PIN is never tried on the token: it would
    /// lock itself.
    Seal token(String typed) {
        return inOrder.stream()
                .filter(seal -> seal.kind() == SealKind.PKCS11
                        && pin.isPresent()
                        && pin.get().is(typed))
                .findFirst()
                .orElseGet(CustodianSeal::awaited);
    }

    private static Seal seal(SealKind kind, SealSettings settings, Home home, SecureRandom random) {
        Path keyFile = settings.keyFile() != null ? settings.keyFile() : home.rootKey();
        Path passphraseFile = settings.passphraseFile();
        return switch (kind) {
            case CUSTODIANS -> CustodianSeal.awaited();
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
