package org.bailee.server.identity;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.Argon2id;
import org.bailee.server.keys.ShareHolders;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Ids;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SignInSettings.class, OidcSettings.class})
class StaffConfiguration {
    @Bean
    Argon2id passwordCost() {
        return PasswordHash.COST;
    }

    @Bean
    Parts staffParts(
            JdbcTemplate db,
            AuditLog audit,
            Tx tx,
            Ids ids,
            SecureRandom random,
            InstantSource clock,
            ClockWatch watch,
            StaffSecrets secrets,
            SignInSettings settings,
            Argon2id cost) {
        Means means = new Means(audit, tx, ids, random, clock, watch, secrets, settings);
        return Parts.of(db, means, new Passwords(secrets, random, cost));
    }

    @Bean
    ShutOut shutOut(Parts parts, ServiceStore services) {
        return new ShutOut(services, parts);
    }

    @Bean
    Colleagues colleagues(Parts parts, ServiceStore services) {
        return new Colleagues(parts.staff(), services, parts.vouching(), parts.means());
    }

    @Bean
    ShareHolders shareHolders(Parts parts) {
        return who -> parts.staff().find(who).filter(StaffMember::isActive).isPresent();
    }

    @Bean
    KeyDesk keyDesk(Services services, ServiceStore store, Parts parts) {
        return new KeyDesk(services, store, parts.means());
    }

    @Bean
    SignIn signIn(Parts parts) {
        return new SignIn(parts);
    }

    @Bean
    SetUp setUp(Parts parts, JdbcTemplate db) {
        return new SetUp(parts, new SessionStore(db));
    }

    @Bean
    Sessions sessions(Parts parts) {
        return parts.sessions();
    }

    @Bean
    Factors factors(Parts parts) {
        return new Factors(parts);
    }

    @Bean
    Preferences preferences(Parts parts) {
        return new Preferences(parts);
    }

    @Bean
    Passkeys passkeys(Parts parts) {
        return new Passkeys(parts.passkeys(), parts.staff());
    }

    @Bean
    DoorChallenges doorChallenges(Parts parts, JdbcTemplate db) {
        return new DoorChallenges(new ChallengeStore(db), parts.means());
    }

    @Bean
    Notices notices(Parts parts, Names names, JdbcTemplate db) {
        return new Notices(new NoticeStore(db), names, parts.means());
    }

    @Bean
    KnownBrowsers knownBrowsers(Parts parts, JdbcTemplate db) {
        return new KnownBrowsers(new BrowserStore(db), parts.means());
    }

    @Bean
    ProviderLinks providerLinks(Parts parts) {
        return new ProviderLinks(parts);
    }

    @Bean
    SingleSignOn singleSignOn(Parts parts, ProviderLinks links, OidcSettings settings) {
        return new SingleSignOn(parts, links, settings);
    }

    @Bean
    PasswordPolicy passwordPolicy(Parts parts) {
        return parts.policy();
    }

    @Bean
    Staff staff(Parts parts) {
        return new Staff(parts);
    }

    @Bean
    Resets resets(Parts parts) {
        return new Resets(parts);
    }

    @Bean
    FirstAdministrator firstAdministrator(Parts parts) {
        return new FirstAdministrator(parts);
    }
}
