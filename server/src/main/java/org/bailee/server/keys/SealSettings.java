package org.bailee.server.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the root key is kept while the server is down.
///
/// @param keyFile where the key file is, if not in the home folder
/// @param passphraseFile a file whose only line is the passphrase; without it the terminal is asked
@ConfigurationProperties("bailee.seal")
record SealSettings(
        @DefaultValue("key-file") SealKind kind,
        @Nullable Path keyFile,
        @Nullable Path passphraseFile) {}
