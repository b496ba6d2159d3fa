package org.bailee.server.console.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.Optional;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.SessionCookie;
import org.bailee.server.identity.Factors;
import org.bailee.server.identity.Passkey;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// One's own passkeys: added, called something, removed.
@Controller
final class PasskeyAccountController {
    private static final String ACCOUNT = "/account";

    private final Ceremonies ceremonies;
    private final SessionChallenges challenges;
    private final Factors factors;
    private final PasskeyPages answers;

    PasskeyAccountController(Ceremonies ceremonies, SessionChallenges challenges, Factors factors, Pages pages) {
        this.ceremonies = ceremonies;
        this.challenges = challenges;
        this.factors = factors;
        this.answers = new PasskeyPages(pages);
    }

    @PostMapping("/account/passkeys/ask")
    View ask(Session session) {
        factors.mayAddPasskey(session);
        return new AskedView(ceremonies.make(challenges.make(session), session.staff()));
    }

    @PostMapping("/account/passkeys")
    View add(
            Session session,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request,
            HttpServletResponse response) {
        factors.mayAddPasskey(session);
        Optional<Passkey> made = challenges
                .take(session)
                .flatMap(challenge -> ceremonies.made(challenge, session.staff(), answer, label));
        if (made.isEmpty()) {
            return answers.refused(request, ACCOUNT);
        }
        SessionCookie.give(
                response,
                factors.addPasskey(session, made.get(), request.getRemoteAddr()).token());
        return Lead.to(ACCOUNT);
    }

    @PostMapping("/account/passkeys/{id}/rename")
    View rename(Session session, @PathVariable String id, @RequestParam String label) {
        factors.renamePasskey(session, credential(id), label);
        return Lead.to(ACCOUNT);
    }

    @PostMapping("/account/passkeys/{id}/remove")
    View remove(Session session, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.give(
                response,
                factors.removePasskey(session, credential(id), request.getRemoteAddr())
                        .token());
        return Lead.to(ACCOUNT);
    }

    private static byte[] credential(String id) {
        try {
            return Base64.getUrlDecoder().decode(id);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("factor.unknown", "You have no such factor.", "List your factors again.");
        }
    }
}
