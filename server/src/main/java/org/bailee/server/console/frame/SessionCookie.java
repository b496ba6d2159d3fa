package org.bailee.server.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/// The cookie that bears a session's token; it does not come along with requests that other sites cause.
public final class SessionCookie {
    static final String NAME = "__Host-bailee";

    private static final HostCookie COOKIE = new HostCookie(NAME, "Strict");

    private SessionCookie() {}

    static Optional<String> token(HttpServletRequest request) {
        return COOKIE.of(request);
    }

    /// Until the browser is closed; the server ends the session sooner.
    public static void give(HttpServletResponse response, String token) {
        COOKIE.give(response, token);
    }

    public static void take(HttpServletResponse response) {
        COOKIE.take(response);
    }
}
