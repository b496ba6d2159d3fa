package org.bailee.server.console.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.SessionCookie;
import org.bailee.server.identity.SignInAnswer;
import org.bailee.server.identity.SignInAnswer.Refused;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.identity.SignInAnswer.TooSoon;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/// What is answered to a browser that showed a passkey.
final class PasskeyPages {
    private static final String REFUSED = "passkey/refused.jte";

    private final Pages pages;

    PasskeyPages(Pages pages) {
        this.pages = pages;
    }

    /// @param onward where somebody goes who was let in
    /// @param back where somebody can try again
    View answer(
            SignInAnswer answer, String onward, String back, HttpServletRequest request, HttpServletResponse response) {
        return switch (answer) {
            case SignedIn in -> {
                SessionCookie.give(response, in.token());
                yield Lead.to(onward);
            }
            case Refused _ -> refused(request, back);
            case TooSoon(Duration wait) -> wait(request, response, wait, back);
        };
    }

    View refused(HttpServletRequest request, String back) {
        String says = pages.words(request).say("passkey.refused.says");
        return page(request, says, back, HttpStatus.UNAUTHORIZED);
    }

    View wait(HttpServletRequest request, HttpServletResponse response, Duration wait, String back) {
        Pages.retryAfter(response, wait);
        return page(request, pages.words(request).wait(wait), back, HttpStatus.TOO_MANY_REQUESTS);
    }

    private View page(HttpServletRequest request, String says, String back, HttpStatus status) {
        return pages.page(request, REFUSED, "", new RefusedPasskeyView(says, back), status);
    }
}
