package org.bailee.server.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.identity.KnownNetworks;
import org.bailee.server.identity.OidcSettings;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.Sessions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;

/// Who may see which page: anybody the door, those with both factors the rooms.
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    /// No script and no style but our own files, no frame, no form to elsewhere.
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(2)
    SecurityFilterChain console(HttpSecurity http, Sessions sessions, KnownNetworks networks, Pages pages) {
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/assets/*", "/sign-in", "/set-up/begin", "/unseal")
                                .permitAll()
                                .requestMatchers("/sign-in/provider", OidcSettings.WAY_BACK)
                                .permitAll()
                                .requestMatchers("/sign-in/passkey", "/sign-in/passkey/ask")
                                .permitAll()
                                .requestMatchers("/sign-in/**")
                                .hasAuthority(SignedInReader.HALFWAY)
                                .requestMatchers("/set-up/**")
                                .hasAuthority(SignedInReader.SETTING_UP)
                                .requestMatchers("/sign-out")
                                .authenticated()
                                .anyRequest()
                                .hasAuthority(SignedInReader.INSIDE))
                .securityContext(context -> context.securityContextRepository(new SessionContexts(sessions, networks)))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new Forms(pages), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens()))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (_, response, _) -> response.sendRedirect(Places.DOOR))
                        .accessDeniedHandler((request, response, why) -> leadOn(pages, request, response, why)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()")))
                .build();
    }

    /// Who has shown one factor, or came by a link, is led to what they still have to do; a form that did not
    /// come from a page of ours, or from one too old, is refused.
    private static void leadOn(
            Pages pages, HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        Optional<Session> reader = Pages.reader();
        if (reader.isEmpty() || why instanceof CsrfException) {
            Words words = pages.words(request);
            pages.refused(request, HttpStatus.FORBIDDEN, words.say("frame.stale"), words.say("frame.stale.hint"))
                    .render(Map.of(), request, response);
            return;
        }
        response.sendRedirect(Places.of(reader.get()));
    }

    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("__Host-bailee-form");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.secure(true).httpOnly(true).sameSite("Strict"));
        return tokens;
    }
}
