package org.bailee.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Trusts the given certificates and no others.
final class Trust {
    private Trust() {}

    /// @throws IllegalArgumentException if the text holds no certificate
    static SSLContext of(String pem) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            int number = 0;
            byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
            for (Certificate certificate : factory.generateCertificates(new ByteArrayInputStream(bytes))) {
                trusted.setCertificateEntry("bailee-" + number++, certificate);
            }
            if (number == 0) {
                throw new IllegalArgumentException("There is no certificate in it");
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalArgumentException("This is not a PEM certificate", failure);
        }
    }
}
