package org.bailee.server.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.PrivateFile;
import org.bouncycastle.asn1.x509.GeneralName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificate of a server nobody gave one: made on the first start, renewed on a later one before it runs out.
///
/// In the home folder's `tls/`: `server.pem` (key and certificate), `ca.pem` (what clients are to trust), `ca.key`.
final class LocalCertificate {
    static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(LocalCertificate.class);

    private final Path folder;
    private final SecureRandom random;
    private final InstantSource clock;

    LocalCertificate(Home home, SecureRandom random, InstantSource clock) {
        this.folder = home.tls();
        this.random = random;
        this.clock = clock;
    }

    Path server() {
        return folder.resolve("server.pem");
    }

    Path authority() {
        return folder.resolve("ca.pem");
    }

    private Path authorityKey() {
        return folder.resolve("ca.key");
    }

    /// Makes or renews what is missing or about to run out.
    void prepare() {
        Home.makePrivateFolder(folder);
        Instant now = clock.instant();
        if (isGood(server(), now) && isGood(authority(), now)) {
            return;
        }
        LocalAuthority authority = authority(now);
        LocalAuthority.Identity server = authority.issue(names(), random, now);
        write(server(), Pem.of(server.key()) + Pem.of(server.certificate()));
        log.info(
                "Made a certificate, valid until {}. Clients trust it through {}.",
                server.certificate().getNotAfter().toInstant(),
                authority());
    }

    private LocalAuthority authority(Instant now) {
        if (isGood(authority(), now) && Files.exists(authorityKey())) {
            try {
                return new LocalAuthority(Pem.certificate(authority()), Pem.key(authorityKey()));
            } catch (IOException | GeneralSecurityException unreadable) {
                log.warn("The local authority in {} cannot be read; making another.", folder);
            }
        }
        LocalAuthority made = LocalAuthority.make(random, now);
        write(authorityKey(), Pem.of(made.key()));
        write(authority(), Pem.of(made.certificate()));
        return made;
    }

    private static boolean isGood(Path file, Instant now) {
        try {
            return Files.exists(file)
                    && now.plus(RENEWED_BEFORE)
                            .isBefore(Pem.certificate(file).getNotAfter().toInstant());
        } catch (IOException | GeneralSecurityException unreadable) {
            return false;
        }
    }

    private static List<GeneralName> names() {
        List<GeneralName> names = new ArrayList<>();
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        names.add(new GeneralName(GeneralName.iPAddress, "::1"));
        try {
            String host = InetAddress.getLocalHost().getHostName();
            if (host.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?") && !host.matches("[0-9.]+|localhost")) {
                names.add(new GeneralName(GeneralName.dNSName, host));
            }
        } catch (UnknownHostException nameless) {
            log.debug("This machine has no name; its certificate goes without.");
        }
        return names;
    }

    private static void write(Path file, String pem) {
        PrivateFile.write(file, pem.getBytes(StandardCharsets.US_ASCII));
    }
}
