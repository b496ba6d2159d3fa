package org.bailee.server.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.bailee.server.identity.Source;
import org.bailee.server.shared.Ids;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands around every request: gives it its id, keeps their number bounded, and keeps other sites' pages out.
final class Frame extends OncePerRequestFilter {
    private static final int HTTPS = 443;

    private final Ids ids;
    private final Semaphore room;
    private final Shares shares;

    Frame(Ids ids, int mostAtOnce) {
        this.ids = ids;
        this.room = new Semaphore(mostAtOnce);
        this.shares = new Shares(mostAtOnce);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = ids.next().toString();
        RequestId.give(request, id);
        response.setHeader(RequestId.HEADER, id);
        SafeHeaders.put(response);
        if (comesFromAnotherSite(request)) {
            refuse(
                    new ProblemBody(
                            403,
                            "origin.foreign",
                            "A page of another site sent this.",
                            "Call the API from a server; keys do not belong into pages.",
                            List.of()),
                    request,
                    response);
            return;
        }
        if (isOfTheApi(request)) {
            SafeHeaders.putForData(response);
            serve(id, request, response, chain);
            return;
        }
        // Only pages read a body before anybody has shown a key. Who sends forms slowly holds a place for each.
        Source source = Source.of(request.getRemoteAddr());
        if (!shares.take(source)) {
            refuse(
                    new ProblemBody(
                            503,
                            "network.too-many",
                            "Too many pages are asked for from your network at once.",
                            "Try again shortly.",
                            List.of()),
                    request,
                    response);
            return;
        }
        try {
            serve(id, request, response, chain);
        } finally {
            shares.giveBack(source);
        }
    }

    private void serve(String id, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Full means refused at once: a queue would only make everyone time out.
        if (!room.tryAcquire()) {
            refuse(ProblemBody.ofStatus(503), request, response);
            return;
        }
        MDC.put("request", id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("request");
            room.release();
        }
    }

    private static void refuse(ProblemBody problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SafeHeaders.putForData(response);
        ProblemAnswers.write(problem, request, response);
    }

    /// A link in a mail or a chat may lead to a page; cookies do not come along (SameSite=Strict).
    private static boolean isFollowedLink(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && !isOfTheApi(request);
    }

    private static boolean isOfTheApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/v1/");
    }

    /// Browsers say where a page came from; a foreign page has no business here even before keys are looked at.
    private static boolean comesFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            // Asked first, for no page can forge it, while `Origin: null` is what forms of our own pages send too: our
            // policy is to name no referrer.
            return !site.equals("same-origin") && !site.equals("none") && !isFollowedLink(request);
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            String authority = URI.create(origin).getAuthority();
            return !authority(request).equalsIgnoreCase(authority);
        } catch (IllegalArgumentException _) {
            return true;
        }
    }

    /// In HTTP/2 there is no header that says it with the port.
    private static String authority(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (host != null) {
            return host;
        }
        return request.getServerPort() == HTTPS
                ? request.getServerName()
                : request.getServerName() + ":" + request.getServerPort();
    }
}
