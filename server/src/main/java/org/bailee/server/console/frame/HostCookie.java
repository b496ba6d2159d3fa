package org.bailee.server.console.frame;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// A cookie for this host alone, over TLS alone, out of reach of scripts.
///
/// @param name with the prefix `__Host-`: browsers take such a one only from the host itself, with Secure and for every
/// path
/// @param sameSite `Strict`, unless it has to come along from another site
public record HostCookie(String name, String sameSite) {
    public Optional<String> of(HttpServletRequest request) {
        if (request.getCookies() == null) {
            return Optional.empty();
        }
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(name)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /// Until the browser is closed.
    public void give(HttpServletResponse response, String value) {
        add(response, cookie(value));
    }

    public void give(HttpServletResponse response, String value, Duration lasts) {
        add(response, cookie(value).maxAge(lasts));
    }

    public void take(HttpServletResponse response) {
        give(response, "", Duration.ZERO);
    }

    private static void add(HttpServletResponse response, ResponseCookie.ResponseCookieBuilder cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(sameSite);
    }
}
