package org.bailee.server.api.http;

import java.time.Duration;
import org.bailee.server.identity.KnownNetworks;
import org.bailee.server.identity.Services;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /// While the keys are sealed no account is known; what is brought here proves itself.
    static final String UNSEALING = "/v1/custody/unsealing";

    /// Nobody signs in with a name and a password; without this a default user would be made.
    @Bean
    AuthenticationManager nobody() {
        return _ -> {
            throw new BadCredentialsException("There are no passwords.");
        };
    }

    /// Everything needs a key but `/health` and unsealing. There are no sessions and no cookies here, hence
    /// nothing a foreign page could ride on; pages for people stand behind a chain of their own.
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, Services services, KnownNetworks networks, HttpSettings settings) {
        Allowance requests =
                new Allowance(settings.limits().requestsPerSecond(), Duration.ofSeconds(1), System::nanoTime);
        return http.securityMatcher("/v1/**", "/health", "/error")
                .authorizeHttpRequests(requestsTo -> requestsTo
                        .requestMatchers("/health", "/error", UNSEALING)
                        .permitAll()
                        .requestMatchers("/v1/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .addFilterBefore(new BearerFilter(services, networks, requests), AnonymousAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, _) ->
                                ProblemAnswers.write(ProblemBody.ofStatus(401), request, response))
                        .accessDeniedHandler((request, response, _) ->
                                ProblemAnswers.write(ProblemBody.ofStatus(403), request, response)))
                // The others are set by Frame, which also answers what never comes here.
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(SafeHeaders.DATA_POLICY)))
                .build();
    }
}
