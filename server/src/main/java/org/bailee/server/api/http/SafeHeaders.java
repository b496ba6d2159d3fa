package org.bailee.server.api.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/// What every answer tells a browser, also one that no security filter saw or that broke off half-way.
final class SafeHeaders {
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");

    /// Of what is no page: nothing in it may be run, or shown elsewhere.
    static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private SafeHeaders() {}

    static void put(HttpServletResponse response) {
        ALWAYS.forEach(response::setHeader);
    }

    /// For what is no page: nothing in it may be run, shown elsewhere or kept.
    static void putForData(HttpServletResponse response) {
        put(response);
        response.setHeader("Content-Security-Policy", DATA_POLICY);
        response.setHeader("Cache-Control", "no-store");
    }
}
