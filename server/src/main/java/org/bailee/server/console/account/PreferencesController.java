package org.bailee.server.console.account;

import org.bailee.server.console.frame.Lead;
import org.bailee.server.identity.Preferences;
import org.bailee.server.identity.Session;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// One's own language and time zone.
@Controller
final class PreferencesController {
    private final Preferences preferences;

    PreferencesController(Preferences preferences) {
        this.preferences = preferences;
    }

    @PostMapping("/account/preferences")
    View choose(
            Session session,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String zone) {
        preferences.choose(session, language, zone);
        return Lead.to("/account");
    }
}
