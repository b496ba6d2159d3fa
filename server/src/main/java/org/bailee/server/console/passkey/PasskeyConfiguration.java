package org.bailee.server.console.passkey;

import java.time.InstantSource;
import org.bailee.server.identity.DoorChallenges;
import org.bailee.server.identity.Passkeys;
import org.bailee.server.identity.Sessions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasskeySettings.class)
class PasskeyConfiguration {
    @Bean
    RelyingParty relyingParty(PasskeySettings settings, Passkeys passkeys) {
        return new RelyingParty(settings, passkeys);
    }

    @Bean
    SessionChallenges sessionChallenges(Sessions sessions, DoorChallenges challenges) {
        return new SessionChallenges(sessions, challenges);
    }

    @Bean
    Ceremonies ceremonies(RelyingParty party, Passkeys passkeys, InstantSource clock) {
        return new Ceremonies(party, passkeys, clock);
    }
}
