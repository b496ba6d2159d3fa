package org.bailee.server.console.provider;

import java.time.InstantSource;
import org.bailee.server.identity.OidcSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {
    @Bean
    Provider identityProvider(OidcSettings settings, InstantSource clock) {
        return new Provider(settings, clock, Provider.SLOWEST);
    }
}
