package org.bailee.server.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.SessionCookie;
import org.bailee.server.console.sessions.SessionsView;
import org.bailee.server.identity.Factors;
import org.bailee.server.identity.IssuedCodes;
import org.bailee.server.identity.ProviderLinks;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.SessionId;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.SignInAnswer;
import org.bailee.server.shared.Invalid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// One's own password, factors and sessions.
@Controller
final class AccountController {
    private static final String ACCOUNT = "account/account.jte";

    private final Factors factors;
    private final Sessions sessions;
    private final ProviderLinks links;
    private final Pages pages;

    AccountController(Factors factors, Sessions sessions, ProviderLinks links, Pages pages) {
        this.factors = factors;
        this.links = links;
        this.sessions = sessions;
        this.pages = pages;
    }

    @GetMapping("/account")
    View account(Session session, HttpServletRequest request) {
        return shown(session, request, List.of(), List.of(), HttpStatus.OK);
    }

    @PostMapping("/account/password")
    View password(
            Session session,
            @RequestParam String current,
            @RequestParam String wanted,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            return switch (factors.changePassword(session, current, wanted, request.getRemoteAddr())) {
                case SignInAnswer.SignedIn in -> {
                    SessionCookie.give(response, in.token());
                    yield back();
                }
                case SignInAnswer.Refused _ ->
                    shown(session, request, List.of(), say(request, "account.refused"), HttpStatus.UNAUTHORIZED);
                case SignInAnswer.TooSoon(Duration wait) ->
                    shown(
                            session,
                            request,
                            List.of(),
                            List.of(pages.words(request).wait(wait)),
                            HttpStatus.TOO_MANY_REQUESTS);
            };
        } catch (Invalid invalid) {
            List<String> wrong = pages.words(request).wrong(invalid);
            return shown(session, request, List.of(), wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/account/recovery-codes")
    View recoveryCodes(Session session, HttpServletRequest request, HttpServletResponse response) {
        IssuedCodes made = factors.newRecoveryCodes(session, request.getRemoteAddr());
        SessionCookie.give(response, made.signedIn().token());
        return shown(made.signedIn().session(), request, made.codes(), List.of(), HttpStatus.OK);
    }

    @PostMapping("/account/sessions/{id}/end")
    View end(Session session, @PathVariable String id) {
        sessions.end(session, SessionId.parse(id));
        return back();
    }

    @PostMapping("/account/sessions/end-others")
    View endOthers(Session session) {
        sessions.endOthers(session);
        return back();
    }

    private View shown(
            Session session, HttpServletRequest request, List<String> codes, List<String> refused, HttpStatus status) {
        AccountView view = new AccountView(
                factors.list(session), links.linkedSince(session), own(session, request), codes, refused);
        return pages.page(request, ACCOUNT, "account", view, status);
    }

    /// The list's own filter and order; forms of this page send none.
    private SessionsView own(Session session, HttpServletRequest request) {
        String factor = Objects.requireNonNullElse(request.getParameter("factor"), "all");
        String sort = Objects.requireNonNullElse(request.getParameter("sort"), "-seen");
        return SessionsView.own(sessions.list(session), factor, sort);
    }

    private List<String> say(HttpServletRequest request, String text) {
        return List.of(pages.words(request).say(text));
    }

    private static View back() {
        return Lead.to("/account");
    }
}
