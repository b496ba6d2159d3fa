package org.bailee.server.console.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Places;
import org.bailee.server.console.frame.SessionCookie;
import org.bailee.server.console.passkey.Checked.Copied;
import org.bailee.server.console.passkey.Checked.Verified;
import org.bailee.server.identity.SecondFactor;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.SetUp;
import org.bailee.server.identity.SetUpAnswer;
import org.bailee.server.identity.SignIn;
import org.bailee.server.identity.SignInAnswer;
import org.bailee.server.identity.SignInAnswer.TooSoon;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Completes a set-up with a passkey: a new one, or where the second factor stays, one the person has.
@Controller
final class PasskeySetUpController {
    private static final String CODES = "signin/codes.jte";

    private final Ceremonies ceremonies;
    private final SessionChallenges challenges;
    private final SetUp setUp;
    private final SignIn signIn;
    private final Pages pages;
    private final PasskeyPages answers;

    PasskeySetUpController(
            Ceremonies ceremonies, SessionChallenges challenges, SetUp setUp, SignIn signIn, Pages pages) {
        this.ceremonies = ceremonies;
        this.challenges = challenges;
        this.setUp = setUp;
        this.signIn = signIn;
        this.pages = pages;
        this.answers = new PasskeyPages(pages);
    }

    @PostMapping("/set-up/passkey/ask")
    View ask(Session session) {
        byte[] challenge = challenges.make(session);
        return new AskedView(
                setUp.state(session).kind().setsFactor()
                        ? ceremonies.make(challenge, session.staff())
                        : ceremonies.ask(challenge, session.staff()));
    }

    @PostMapping("/set-up/passkey")
    View finish(
            Session session,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request,
            HttpServletResponse response) {
        String source = request.getRemoteAddr();
        Optional<byte[]> challenge = challenges.take(session);
        Optional<TooSoon> wait = signIn.beforePasskey(session, source);
        if (wait.isPresent()) {
            return answers.wait(request, response, wait.get().retryAfter(), Places.SET_UP);
        }
        Optional<SecondFactor> shown = challenge.flatMap(asked -> shown(session, asked, answer, label));
        if (shown.isEmpty()) {
            SignInAnswer unverified = signIn.passkeyRefused(Optional.of(session));
            return answers.answer(unverified, Places.SET_UP, Places.SET_UP, request, response);
        }
        return switch (setUp.finish(session, shown.get(), source)) {
            case SetUpAnswer.SetUpDone(SignInAnswer.SignedIn in, List<String> codes) -> {
                SessionCookie.give(response, in.token());
                yield codes.isEmpty() ? Lead.to(Places.HOME) : pages.page(request, CODES, "", codes);
            }
            case SetUpAnswer.WrongFactor _ -> answers.refused(request, Places.SET_UP);
            case SetUpAnswer.Wait(Duration longer) -> answers.wait(request, response, longer, Places.SET_UP);
        };
    }

    private Optional<SecondFactor> shown(Session session, byte[] challenge, String answer, String label) {
        if (setUp.state(session).kind().setsFactor()) {
            return ceremonies.made(challenge, session.staff(), answer, label).map(SecondFactor.NewPasskey::new);
        }
        return switch (ceremonies.check(challenge, answer)) {
            case Verified(byte[] id) -> Optional.of(new SecondFactor.OwnPasskey(id));
            case Copied(byte[] id) -> {
                signIn.passkeyCopied(id);
                yield Optional.empty();
            }
            case Checked.NotVerified() -> Optional.empty();
        };
    }
}
