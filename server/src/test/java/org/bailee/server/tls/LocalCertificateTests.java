package org.bailee.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Invalid;
import org.bailee.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCertificateTests {
    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private LocalCertificate certificate;

    @BeforeEach
    void inAHome() {
        certificate = new LocalCertificate(Home.open(folder.resolve("home")), new SecureRandom(), clock);
    }

    @Test
    void isSignedByTheAuthorityClientsTrust() throws Exception {
        certificate.prepare();
        X509Certificate server = Pem.certificate(certificate.server());
        server.verify(Pem.certificate(certificate.authority()).getPublicKey());
        assertThat(server.getSubjectAlternativeNames())
                .contains(List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
        assertThat(server.getBasicConstraints()).as("is no authority itself").isEqualTo(-1);
    }

    @Test
    void showsItsKeysToNobodyElse() throws IOException {
        certificate.prepare();
        try (var files = Files.list(certificate.server().getParent())) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void staysTheSameUntilItIsAboutToRunOut() throws Exception {
        certificate.prepare();
        X509Certificate first = Pem.certificate(certificate.server());
        X509Certificate authority = Pem.certificate(certificate.authority());
        clock.advance(LocalAuthority.SERVER_LASTS.minus(Duration.ofDays(31)));
        certificate.prepare();
        assertThat(Pem.certificate(certificate.server())).isEqualTo(first);
        clock.advance(Duration.ofDays(2));
        certificate.prepare();
        X509Certificate second = Pem.certificate(certificate.server());
        assertThat(second).isNotEqualTo(first);
        assertThat(Pem.certificate(certificate.authority()))
                .as("clients need not be told")
                .isEqualTo(authority);
        second.verify(authority.getPublicKey());
    }

    @Test
    void isMadeAnewWhenSpoilt() throws IOException, GeneralSecurityException {
        certificate.prepare();
        Files.writeString(certificate.server(), "spoilt");
        certificate.prepare();
        assertThat(Pem.certificate(certificate.server())).isNotNull();
    }

    @Test
    void saysWhichOfTheOperatorsFilesIsMissing() {
        assertThatThrownBy(() -> Certificates.of(Optional.of("/no/such/file.pem"), Optional.empty()))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.violations()).hasSize(2));
    }

    @Test
    void servesWithTheOperatorsOwnPair() throws Exception {
        certificate.prepare();
        Certificates own = Certificates.of(
                Optional.of(certificate.server().toString()),
                Optional.of(certificate.server().toString()));
        assertThat(own.bundle().createSslContext()).isNotNull();
    }

    @Test
    void refusesAPairItCannotRead() throws IOException {
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        assertThatThrownBy(() -> Certificates.of(Optional.of(text.toString()), Optional.of(text.toString())))
                .isInstanceOf(Invalid.class);
    }
}
