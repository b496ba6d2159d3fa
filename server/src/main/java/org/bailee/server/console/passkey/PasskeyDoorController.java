package org.bailee.server.console.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Places;
import org.bailee.server.console.passkey.Checked.Copied;
import org.bailee.server.console.passkey.Checked.NotVerified;
import org.bailee.server.console.passkey.Checked.Verified;
import org.bailee.server.identity.DoorChallenges;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.SignIn;
import org.bailee.server.identity.SignInAnswer;
import org.bailee.server.identity.SignInAnswer.TooSoon;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Lets people in by a passkey alone.
@Controller
final class PasskeyDoorController {
    private final Ceremonies ceremonies;
    private final DoorChallenges challenges;
    private final SignIn signIn;
    private final Sessions sessions;
    private final PasskeyPages answers;

    PasskeyDoorController(
            Ceremonies ceremonies, DoorChallenges challenges, SignIn signIn, Sessions sessions, Pages pages) {
        this.ceremonies = ceremonies;
        this.challenges = challenges;
        this.signIn = signIn;
        this.sessions = sessions;
        this.answers = new PasskeyPages(pages);
    }

    @PostMapping("/sign-in/passkey/ask")
    View ask(HttpServletResponse response) {
        byte[] challenge = challenges.make();
        ChallengeCookie.give(response, challenge);
        return new AskedView(ceremonies.ask(challenge));
    }

    @PostMapping("/sign-in/passkey")
    View in(@RequestParam String answer, HttpServletRequest request, HttpServletResponse response) {
        String source = request.getRemoteAddr();
        Optional<byte[]> challenge = ChallengeCookie.take(request, response).filter(challenges::isGood);
        Optional<TooSoon> wait = signIn.beforePasskey(source);
        SignInAnswer said = wait.isPresent() ? wait.get() : checked(challenge, answer, source);
        if (said instanceof SignInAnswer.SignedIn in) {
            Pages.reader().ifPresent(before -> sessions.replace(before, in));
        }
        return answers.answer(said, Places.HOME, Places.DOOR, request, response);
    }

    private SignInAnswer checked(Optional<byte[]> challenge, String answer, String source) {
        Checked checked =
                challenge.map(asked -> ceremonies.check(asked, answer)).orElseGet(NotVerified::new);
        return switch (checked) {
            // Used up only now, and in the table: who has no passkey of ours writes nothing there.
            case Verified(byte[] id) ->
                challenges.answered(challenge.orElseThrow())
                        ? signIn.passkey(id, source)
                        : signIn.passkeyRefused(Optional.empty());
            case NotVerified() -> signIn.passkeyRefused(Optional.empty());
            // An answer sent again counts no higher either, and is no sign of a copy.
            case Copied(byte[] id) ->
                challenges.answered(challenge.orElseThrow())
                        ? signIn.passkeyCopied(id)
                        : signIn.passkeyRefused(Optional.empty());
        };
    }
}
