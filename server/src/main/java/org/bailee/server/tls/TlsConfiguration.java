package org.bailee.server.tls;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.bailee.server.shared.Home;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TlsSettings.class)
class TlsConfiguration {
    @Bean
    Certificates certificates(TlsSettings own, Home home, SecureRandom random, InstantSource clock) {
        return own.certificate().isPresent() || own.privateKey().isPresent()
                ? Certificates.of(own.certificate(), own.privateKey())
                : Certificates.of(new LocalCertificate(home, random, clock));
    }

    @Bean
    ConnectionFile connectionFile(Home home, Certificates certificates) {
        return new ConnectionFile(home, certificates.trusted());
    }
}
