package org.bailee.server.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Violation;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/// What the server proves itself with, and what clients must trust for it.
///
/// @param trusted a PEM file
public record Certificates(SslBundle bundle, Path trusted) {
    /// The operator's own.
    ///
    /// @throws Invalid saying which file is wrong and how
    static Certificates of(Optional<String> certificate, Optional<String> privateKey) {
        List<Violation> wrong = new ArrayList<>();
        Path certificateFile = readable(wrong, "bailee.tls.certificate", certificate);
        Path keyFile = readable(wrong, "bailee.tls.private-key", privateKey);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return load(certificateFile, keyFile, certificateFile);
    }

    static Certificates of(LocalCertificate local) {
        local.prepare();
        return load(local.server(), local.server(), local.authority());
    }

    private static Certificates load(Path certificate, Path privateKey, Path trusted) {
        try {
            PemSslStoreBundle stores = new PemSslStoreBundle(
                    PemSslStoreDetails.forCertificate(certificate.toUri().toString())
                            .withPrivateKey(privateKey.toUri().toString()),
                    null);
            // Reads both files, so that a mistake in them stops the start instead of the first caller.
            stores.getKeyStore();
            return new Certificates(SslBundle.of(stores), trusted);
        } catch (RuntimeException unreadable) {
            throw Invalid.of(
                    "bailee.tls",
                    "tls.unreadable",
                    "The certificate and its private key cannot be read as PEM.",
                    "Check both files: " + certificate + " and " + privateKey + ".");
        }
    }

    private static Path readable(List<Violation> wrong, String setting, Optional<String> file) {
        Path path = Path.of(file.orElse(""));
        if (file.isEmpty() || !Files.isReadable(path)) {
            wrong.add(new Violation(
                    setting,
                    "tls.file-missing",
                    file.isEmpty()
                            ? "The other half of the pair is set, this is not."
                            : "There is no readable file here.",
                    "Set both bailee.tls.certificate and bailee.tls.private-key to PEM files this account may read."));
        }
        return path.toAbsolutePath();
    }
}
