package org.bailee.server.console.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Words;
import org.bailee.server.identity.OidcSettings;
import org.bailee.server.identity.ProviderRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The pages on the way to the provider and back.
@Component
final class ProviderPages {
    private static final String ONWARD = "provider/onward.jte";
    private static final String NOT_ARRIVED = "provider/notarrived.jte";

    private final Pages pages;
    private final OidcSettings settings;

    ProviderPages(Pages pages, OidcSettings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    /// Leads the browser on from a page of ours instead of by a redirect. To the provider, because the policy lets no
    /// form lead to elsewhere, not even by a redirect; back from it, because the session's cookie comes along only
    /// with what a page of ours causes.
    View onward(HttpServletRequest request, HttpServletResponse response, String text, String address) {
        Words words = pages.words(request);
        String name = settings.shownName();
        response.setHeader("Refresh", "0;url=" + address);
        OnwardView view = new OnwardView(
                words.say("provider." + text + ".says", name), words.say("provider." + text + ".go"), address);
        String title = words.say("provider." + text + ".title", name);
        return pages.titled(request, ONWARD, "", view, HttpStatus.OK, title);
    }

    View notArrived(HttpServletRequest request, ProviderRefusal why, boolean inside) {
        return notArrived(
                request,
                why.word(),
                inside,
                why == ProviderRefusal.AWAY ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.FORBIDDEN);
    }

    View tooSoon(HttpServletRequest request, HttpServletResponse response, Duration wait) {
        Pages.retryAfter(response, wait);
        Words words = pages.words(request);
        return notArrived(request, words.wait(wait), words.say("provider.local"), false, HttpStatus.TOO_MANY_REQUESTS);
    }

    private View notArrived(HttpServletRequest request, String word, boolean inside, HttpStatus status) {
        Words words = pages.words(request);
        String name = settings.shownName();
        return notArrived(
                request,
                words.say("provider.refused." + word, name),
                words.say("provider.refused." + word + ".hint", name),
                inside,
                status);
    }

    private View notArrived(HttpServletRequest request, String says, String hint, boolean inside, HttpStatus status) {
        return pages.page(request, NOT_ARRIVED, "", new NotArrivedView(says, hint, inside), status);
    }
}
