package org.bailee.server.console.passkey;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.bailee.server.identity.DoorChallenges;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// Binds a challenge of the door to the browser that asked for it: no other can answer it.
public final class ChallengeCookie {
    private static final String NAME = "__Host-bailee-challenge";

    private ChallengeCookie() {}

    public static void give(HttpServletResponse response, byte[] challenge) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(challenge);
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(text, DoorChallenges.GOOD_FOR).toString());
    }

    /// The browser's challenge, which it then forgets.
    public static Optional<byte[]> take(HttpServletRequest request, HttpServletResponse response) {
        if (request.getCookies() == null) {
            return Optional.empty();
        }
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(NAME)) {
                response.addHeader(
                        HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO).toString());
                return decoded(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static ResponseCookie cookie(String value, Duration age) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Strict")
                .maxAge(age)
                .build();
    }
}
