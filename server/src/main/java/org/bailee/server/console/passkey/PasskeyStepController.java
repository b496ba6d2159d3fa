package org.bailee.server.console.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Places;
import org.bailee.server.console.passkey.Checked.Copied;
import org.bailee.server.console.passkey.Checked.NotVerified;
import org.bailee.server.console.passkey.Checked.Verified;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.SignIn;
import org.bailee.server.identity.SignInAnswer;
import org.bailee.server.identity.SignInAnswer.TooSoon;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Takes a person's own passkey as their second factor, and once more before something sensitive.
@Controller
final class PasskeyStepController {
    private static final String STEP_UP = "/step-up";

    private final Ceremonies ceremonies;
    private final SessionChallenges challenges;
    private final SignIn signIn;
    private final PasskeyPages answers;

    PasskeyStepController(Ceremonies ceremonies, SessionChallenges challenges, SignIn signIn, Pages pages) {
        this.ceremonies = ceremonies;
        this.challenges = challenges;
        this.signIn = signIn;
        this.answers = new PasskeyPages(pages);
    }

    @PostMapping({"/sign-in/code/passkey/ask", "/step-up/passkey/ask"})
    View ask(Session session) {
        return new AskedView(ceremonies.ask(challenges.make(session), session.staff()));
    }

    @PostMapping("/sign-in/code/passkey")
    View second(
            Session session, @RequestParam String answer, HttpServletRequest request, HttpServletResponse response) {
        SignInAnswer said = checked(session, answer, request.getRemoteAddr());
        return answers.answer(said, Places.HOME, Places.SECOND_FACTOR, request, response);
    }

    @PostMapping("/step-up/passkey")
    View again(
            Session session,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignInAnswer said = checked(session, answer, request.getRemoteAddr());
        return answers.answer(said, Places.known(back), STEP_UP, request, response);
    }

    private SignInAnswer checked(Session session, String answer, String source) {
        Optional<byte[]> challenge = challenges.take(session);
        Optional<TooSoon> wait = signIn.beforePasskey(session, source);
        if (wait.isPresent()) {
            return wait.get();
        }
        Checked checked =
                challenge.map(asked -> ceremonies.check(asked, answer)).orElseGet(NotVerified::new);
        return switch (checked) {
            case Verified(byte[] id) -> signIn.passkey(session, id, source);
            case NotVerified() -> signIn.passkeyRefused(Optional.of(session));
            case Copied(byte[] id) -> signIn.passkeyCopied(id);
        };
    }
}
