package org.bailee.server.console.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.bailee.server.console.frame.HostCookie;
import org.bailee.server.identity.SingleSignOn;

/// The cookie by which a browser that comes back from the provider is known to be the one that left.
///
/// Lax, unlike the session's: the way back comes from another site, and would not bring a strict one along.
final class ProviderCookie {
    static final String NAME = "__Host-bailee-provider";

    private static final HostCookie COOKIE = new HostCookie(NAME, "Lax");

    private ProviderCookie() {}

    static Optional<String> token(HttpServletRequest request) {
        return COOKIE.of(request);
    }

    static void give(HttpServletResponse response, String token) {
        COOKIE.give(response, token, SingleSignOn.LONGEST);
    }

    static void take(HttpServletResponse response) {
        COOKIE.take(response);
    }
}
