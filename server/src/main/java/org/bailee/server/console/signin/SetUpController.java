package org.bailee.server.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Places;
import org.bailee.server.console.frame.SessionCookie;
import org.bailee.server.identity.LinkKind;
import org.bailee.server.identity.SecondFactor;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.SetUp;
import org.bailee.server.identity.SetUpAnswer;
import org.bailee.server.identity.SetUpState;
import org.bailee.server.identity.SignInAnswer;
import org.bailee.server.identity.TotpEnrolment;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Leads somebody who came by a link through choosing a password and a second factor.
@Controller
final class SetUpController {
    private static final String BEGIN = "signin/begin.jte";
    private static final String PASSWORD = "signin/choose.jte";
    private static final String FACTOR = "signin/factor.jte";
    private static final String CODES = "signin/codes.jte";

    private final SetUp setUp;
    private final Sessions sessions;
    private final Pages pages;

    SetUpController(SetUp setUp, Sessions sessions, Pages pages) {
        this.setUp = setUp;
        this.sessions = sessions;
        this.pages = pages;
    }

    /// Only shows a button: programs that look at links must not begin anything.
    @GetMapping("/set-up/begin")
    View begin(HttpServletRequest request) {
        return pages.page(request, BEGIN, "", Attempt.FIRST);
    }

    @PostMapping("/set-up/begin")
    View begin(@RequestParam String link, HttpServletRequest request, HttpServletResponse response) {
        Optional<SignInAnswer.SignedIn> in = setUp.open(link.strip(), request.getRemoteAddr());
        if (in.isEmpty()) {
            String says = pages.words(request).say("signin.begin.refused");
            return pages.page(request, BEGIN, "", new Attempt("", List.of(says)), HttpStatus.UNAUTHORIZED);
        }
        Pages.reader().ifPresent(before -> sessions.replace(before, in.get()));
        SessionCookie.give(response, in.get().token());
        return Lead.to(Places.SET_UP);
    }

    /// Whatever comes next.
    @GetMapping("/set-up")
    View next(Session session, HttpServletRequest request) {
        SetUpState state = setUp.state(session);
        if (!state.isPasswordReady()) {
            return password(session, state, request, List.of(), HttpStatus.OK);
        }
        return factor(session, state, request, true, List.of(), HttpStatus.OK);
    }

    @PostMapping("/set-up/password")
    View password(
            Session session,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        SetUpState state = setUp.state(session);
        try {
            if (state.kind() == LinkKind.FIRST_ADMINISTRATOR) {
                setUp.name(session, name, displayName);
            }
            if (state.kind().setsPassword()) {
                setUp.choosePassword(session, password);
                return Lead.to(Places.SET_UP);
            }
        } catch (Invalid invalid) {
            List<String> wrong = pages.words(request).wrong(invalid);
            return password(session, state, request, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict taken) {
            List<String> wrong = pages.words(request).wrong(taken);
            return password(session, state, request, wrong, HttpStatus.CONFLICT);
        }
        return switch (setUp.showPassword(session, password, request.getRemoteAddr())) {
            case SignInAnswer.SignedIn in -> {
                SessionCookie.give(response, in.token());
                yield Lead.to(Places.SET_UP);
            }
            case SignInAnswer.Refused _ ->
                password(session, state, request, say(request, "signin.refused"), HttpStatus.UNAUTHORIZED);
            case SignInAnswer.TooSoon(Duration wait) ->
                password(session, state, request, wait(request, wait), HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    @PostMapping("/set-up/factor")
    View factor(Session session, @RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        SetUpState state = setUp.state(session);
        SecondFactor shown =
                state.kind().setsFactor() ? new SecondFactor.NewTotp(code) : new SecondFactor.OwnTotp(code);
        return switch (setUp.finish(session, shown, request.getRemoteAddr())) {
            case SetUpAnswer.SetUpDone(SignInAnswer.SignedIn in, List<String> codes) -> {
                SessionCookie.give(response, in.token());
                yield codes.isEmpty() ? Lead.to(Places.HOME) : pages.page(request, CODES, "", codes);
            }
            // The picture is not shown again: the secret it held is already in the app.
            case SetUpAnswer.WrongFactor _ ->
                factor(session, state, request, false, say(request, "signin.factor.refused"), HttpStatus.UNAUTHORIZED);
            case SetUpAnswer.Wait(Duration wait) ->
                factor(session, state, request, false, wait(request, wait), HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    private View password(
            Session session, SetUpState state, HttpServletRequest request, List<String> refused, HttpStatus status) {
        boolean first = state.kind() == LinkKind.FIRST_ADMINISTRATOR;
        SetUpView view = new SetUpView(
                or(request.getParameter("name"), first ? "" : session.staff().name()),
                or(
                        request.getParameter("displayName"),
                        first ? "" : session.staff().displayName()),
                first,
                state.kind().setsPassword(),
                state.kind().setsFactor(),
                Optional.empty(),
                "",
                refused);
        return pages.page(request, PASSWORD, "", view, status);
    }

    private View factor(
            Session session,
            SetUpState state,
            HttpServletRequest request,
            boolean fresh,
            List<String> refused,
            HttpStatus status) {
        Optional<TotpEnrolment> enrolment =
                fresh && state.kind().setsFactor() ? Optional.of(setUp.beginTotp(session)) : Optional.empty();
        SetUpView view = new SetUpView(
                session.staff().name(),
                session.staff().displayName(),
                false,
                state.kind().setsPassword(),
                state.kind().setsFactor(),
                enrolment.map(TotpEnrolment::uri).map(ScanMe::of),
                enrolment
                        .map(TotpEnrolment::secret)
                        .map(SetUpController::grouped)
                        .orElse(""),
                refused);
        return pages.page(request, FACTOR, "", view, status);
    }

    private List<String> say(HttpServletRequest request, String text) {
        return List.of(pages.words(request).say(text));
    }

    private List<String> wait(HttpServletRequest request, Duration wait) {
        return List.of(pages.words(request).wait(wait));
    }

    private static String or(@Nullable String sent, String otherwise) {
        return sent == null ? otherwise : sent;
    }

    private static String grouped(String secret) {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
