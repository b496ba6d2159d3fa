package org.bailee.server.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bailee.server.identity.KnownNetworks;
import org.bailee.server.identity.ServiceAccount;
import org.bailee.server.identity.Services;
import org.bailee.server.identity.Source;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Knows the account by the key in the header `Authorization`, and keeps each account to its share of requests.
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Services services;
    private final KnownNetworks networks;
    private final Allowance requests;

    BearerFilter(Services services, KnownNetworks networks, Allowance requests) {
        this.services = services;
        this.networks = networks;
        this.requests = requests;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ServiceAccount> account;
        try {
            Source source = Source.of(request.getRemoteAddr());
            account = key(request).flatMap(key -> services.authenticate(key, source));
            account.ifPresent(known -> networks.cameFrom(known, request.getRemoteAddr()));
        } catch (RuntimeException thrown) {
            // Without the table of accounts nobody is known, and without the log no refusal may be told.
            ProblemBody problem = ProblemBody.of(thrown);
            ProblemAnswers.report(problem, thrown, request);
            ProblemAnswers.write(problem, request, response);
            return;
        }
        if (account.isPresent() && !requests.take(account.get().id())) {
            ProblemAnswers.write(
                    new ProblemBody(
                            429,
                            "requests.too-fast",
                            "This key sends more requests than its share.",
                            "Send many items with one request, and wait as Retry-After says.",
                            List.of()),
                    request,
                    response);
            return;
        }
        account.ifPresent(known -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new Caller(known));
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }

    private static Optional<String> key(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
