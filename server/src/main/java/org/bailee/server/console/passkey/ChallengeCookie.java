package org.bailee.server.console.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.Optional;
import org.bailee.server.console.frame.HostCookie;
import org.bailee.server.identity.DoorChallenges;

/// Binds a challenge of the door to the browser that asked for it: no other can answer it.
public final class ChallengeCookie {
    private static final HostCookie COOKIE = new HostCookie("__Host-bailee-challenge", "Strict");

    private ChallengeCookie() {}

    public static void give(HttpServletResponse response, byte[] challenge) {
        COOKIE.give(
                response, Base64.getUrlEncoder().withoutPadding().encodeToString(challenge), DoorChallenges.GOOD_FOR);
    }

    /// The browser's challenge, which it then forgets.
    public static Optional<byte[]> take(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> text = COOKIE.of(request);
        text.ifPresent(_ -> COOKIE.take(response));
        return text.flatMap(ChallengeCookie::decoded);
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
