package org.bailee.server.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Places;
import org.bailee.server.console.frame.SessionCookie;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.SignIn;
import org.bailee.server.identity.SignInAnswer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Asks for the second factor once more, before something that only the person themselves should do.
@Controller
final class StepUpController {
    private static final String STEP_UP = "signin/stepup.jte";

    private final SignIn signIn;
    private final Pages pages;

    StepUpController(SignIn signIn, Pages pages) {
        this.signIn = signIn;
        this.pages = pages;
    }

    @GetMapping("/step-up")
    View ask(@RequestParam(defaultValue = "") String back, HttpServletRequest request) {
        return pages.page(request, STEP_UP, "", new Attempt(Places.known(back), List.of()));
    }

    @PostMapping("/step-up")
    View code(
            Session session,
            @RequestParam String code,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (signIn.totp(session, code, request.getRemoteAddr())) {
            case SignInAnswer.SignedIn in -> {
                SessionCookie.give(response, in.token());
                yield Lead.to(Places.known(back));
            }
            case SignInAnswer.Refused _ ->
                again(request, back, pages.words(request).say("signin.code.refused"), HttpStatus.UNAUTHORIZED);
            case SignInAnswer.TooSoon(Duration wait) -> {
                Pages.retryAfter(response, wait);
                yield again(request, back, pages.words(request).wait(wait), HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    private View again(HttpServletRequest request, String back, String says, HttpStatus status) {
        return pages.page(request, STEP_UP, "", new Attempt(Places.known(back), List.of(says)), status);
    }
}
