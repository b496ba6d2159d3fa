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
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.SetUp;
import org.bailee.server.identity.SignIn;
import org.bailee.server.identity.SignInAnswer;
import org.bailee.server.identity.SignInAnswer.Refused;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.identity.SignInAnswer.TooSoon;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Lets people in: name and password, then a second factor.
@Controller
final class SignInController {
    private static final String PASSWORD = "signin/password.jte";
    private static final String CODE = "signin/code.jte";
    private static final String RECOVERY = "signin/recovery.jte";

    private final SignIn signIn;
    private final SetUp setUp;
    private final Sessions sessions;
    private final Pages pages;

    SignInController(SignIn signIn, SetUp setUp, Sessions sessions, Pages pages) {
        this.signIn = signIn;
        this.setUp = setUp;
        this.sessions = sessions;
        this.pages = pages;
    }

    @GetMapping("/sign-in")
    View door(HttpServletRequest request) {
        // A stranger is not told that nobody watches over this server yet.
        boolean nobody = Nearness.isHere(request) && setUp.isAwaitingFirst();
        return pages.page(request, PASSWORD, "", new Attempt("", List.of(), nobody));
    }

    @PostMapping("/sign-in")
    View password(
            @RequestParam String name,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignInAnswer answer = signIn.password(name, password, request.getRemoteAddr());
        if (answer instanceof SignedIn in) {
            Pages.reader().ifPresent(before -> sessions.replace(before, in));
        }
        return shown(answer, PASSWORD, "signin.refused", name, request, response);
    }

    @GetMapping("/sign-in/code")
    View second(HttpServletRequest request) {
        return pages.page(request, CODE, "", Attempt.FIRST);
    }

    @PostMapping("/sign-in/code")
    View code(Session session, @RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        SignInAnswer answer = signIn.totp(session, code, request.getRemoteAddr());
        return shown(answer, CODE, "signin.code.refused", "", request, response);
    }

    @GetMapping("/sign-in/recovery")
    View lost(HttpServletRequest request) {
        return pages.page(request, RECOVERY, "", Attempt.FIRST);
    }

    @PostMapping("/sign-in/recovery")
    View recovery(
            Session session, @RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        SignInAnswer answer = signIn.recoveryCode(session, code, request.getRemoteAddr());
        return shown(answer, RECOVERY, "signin.recovery.refused", "", request, response);
    }

    @PostMapping("/sign-out")
    View out(Session session, HttpServletResponse response) {
        sessions.end(session);
        SessionCookie.take(response);
        return Lead.to(Places.DOOR);
    }

    private View shown(
            SignInAnswer answer,
            String template,
            String refusal,
            String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (answer) {
            case SignedIn in -> {
                SessionCookie.give(response, in.token());
                yield Lead.to(Places.of(in.session()));
            }
            case Refused _ ->
                again(request, template, name, pages.words(request).say(refusal), HttpStatus.UNAUTHORIZED);
            case TooSoon(Duration wait) -> {
                Pages.retryAfter(response, wait);
                String says = pages.words(request).wait(wait);
                yield again(request, template, name, says, HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    private View again(HttpServletRequest request, String template, String name, String says, HttpStatus status) {
        return pages.page(request, template, "", new Attempt(name, List.of(says)), status);
    }
}
