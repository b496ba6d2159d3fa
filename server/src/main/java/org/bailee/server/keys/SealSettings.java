package org.bailee.server.keys;

import java.nio.file.Path;
import java.util.List;
import org.bailee.server.shared.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the root key is kept while the server is down.
///
/// @param kind which seals this server tries at a start, in this order; the very first start seals by the first
/// @param keyFile where the key file is, if not in the home folder
/// @param passphraseFile a file whose only line is the passphrase; without it the terminal is asked
/// @param pkcs11 which key of which token, for that kind
@ConfigurationProperties("bailee.seal")
record SealSettings(
        @DefaultValue("key-file") List<SealKind> kind,
        @Nullable Path keyFile,
        @Nullable Path passphraseFile,
        @Nullable Pkcs11Settings pkcs11) {
    SealSettings {
        if (kind.isEmpty()) {
            throw Invalid.of(
                    "bailee.seal.kind",
                    "setting.unfit",
                    "No seal is named.",
                    "Name one or more: key-file, passphrase, pkcs11, custodians.");
        }
        if (kind.contains(SealKind.PKCS11) && pkcs11 == null) {
            throw Invalid.of(
                    "bailee.seal.pkcs11.library",
                    "setting.unfit",
                    "A seal in a token needs to know which.",
                    "Set library, slot, key-label and pin-file below bailee.seal.pkcs11.");
        }
    }
}
