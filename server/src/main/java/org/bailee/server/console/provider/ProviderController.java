package org.bailee.server.console.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Supplier;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Places;
import org.bailee.server.console.frame.SessionCookie;
import org.bailee.server.identity.OidcSettings;
import org.bailee.server.identity.ProviderAnswer;
import org.bailee.server.identity.ProviderAnswer.Arrived;
import org.bailee.server.identity.ProviderAnswer.NotArrived;
import org.bailee.server.identity.ProviderAnswer.NotYet;
import org.bailee.server.identity.ProviderFlow;
import org.bailee.server.identity.ProviderLinks;
import org.bailee.server.identity.ProviderPurpose;
import org.bailee.server.identity.ProviderRefusal;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.SingleSignOn;
import org.bailee.server.shared.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Sends people to the identity provider, to be let in, linked or recognised anew, and takes them back.
@Controller
final class ProviderController {
    private static final Logger log = LoggerFactory.getLogger(ProviderController.class);
    private static final String ACCOUNT = "/account";

    private final SingleSignOn door;
    private final ProviderLinks links;
    private final Provider provider;
    private final OidcSettings settings;
    private final ProviderPages pages;

    ProviderController(
            SingleSignOn door, ProviderLinks links, Provider provider, OidcSettings settings, ProviderPages pages) {
        this.door = door;
        this.links = links;
        this.provider = provider;
        this.settings = settings;
        this.pages = pages;
    }

    @PostMapping("/sign-in/provider")
    View signIn(HttpServletRequest request, HttpServletResponse response) {
        return go(request, response, false, door::begin);
    }

    @PostMapping("/account/provider/link")
    View link(Session session, HttpServletRequest request, HttpServletResponse response) {
        return go(request, response, true, () -> door.beginLink(session));
    }

    @PostMapping("/step-up/provider")
    View stepUp(Session session, HttpServletRequest request, HttpServletResponse response) {
        return go(request, response, true, () -> door.beginStepUp(session));
    }

    @PostMapping("/account/provider/unlink")
    View unlink(Session session, HttpServletRequest request, HttpServletResponse response) {
        mustBeOn();
        SessionCookie.give(
                response, links.unlink(session, request.getRemoteAddr()).token());
        return Lead.to(ACCOUNT);
    }

    /// The way back. What it leads to is ours alone to say: nothing of the request is an address.
    @GetMapping(OidcSettings.WAY_BACK)
    View back(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String error,
            @RequestParam(defaultValue = "") String iss,
            HttpServletRequest request,
            HttpServletResponse response) {
        mustBeOn();
        Optional<ProviderFlow> flow = ProviderCookie.token(request).flatMap(token -> door.take(token, state));
        if (flow.isEmpty()) {
            return notArrived(request, door.refused(ProviderRefusal.FLOW), false);
        }
        ProviderCookie.take(response);
        boolean inside = flow.get().purpose() != ProviderPurpose.SIGN_IN;
        try {
            return arrived(
                    request,
                    response,
                    flow.get(),
                    door.arrive(
                            flow.get(),
                            provider.statement(flow.get(), new WayBack(state, code, error, iss)),
                            request.getRemoteAddr()));
        } catch (Distrust why) {
            return distrusted(request, why, inside);
        }
    }

    private View go(
            HttpServletRequest request, HttpServletResponse response, boolean inside, Supplier<ProviderFlow> begin) {
        mustBeOn();
        Optional<NotYet> wait = door.before(request.getRemoteAddr());
        if (wait.isPresent()) {
            return pages.tooSoon(request, response, wait.get().retryAfter());
        }
        try {
            ProviderFlow flow = begin.get();
            String address = provider.address(flow).toASCIIString();
            ProviderCookie.give(response, flow.token());
            return pages.onward(request, response, "away", address);
        } catch (Distrust why) {
            return distrusted(request, why, inside);
        }
    }

    private View arrived(
            HttpServletRequest request, HttpServletResponse response, ProviderFlow flow, ProviderAnswer answer) {
        boolean inside = flow.purpose() != ProviderPurpose.SIGN_IN;
        return switch (answer) {
            case Arrived(var in) -> {
                SessionCookie.give(response, in.token());
                yield pages.onward(request, response, "back", inside ? ACCOUNT : Places.of(in.session()));
            }
            case NotArrived refused -> notArrived(request, refused, inside);
            case NotYet wait -> pages.tooSoon(request, response, wait.retryAfter());
        };
    }

    /// Says in the log what people cannot put right: it takes whoever runs the server or the provider.
    private View distrusted(HttpServletRequest request, Distrust why, boolean inside) {
        switch (why.why()) {
            case AWAY, UNTRUSTED, PROVIDER -> log.warn("The identity provider: {}", why.code());
            default -> log.debug("The identity provider: {}", why.code());
        }
        return notArrived(request, door.refused(why.why()), inside);
    }

    private View notArrived(HttpServletRequest request, NotArrived refused, boolean inside) {
        return pages.notArrived(request, refused.why(), inside);
    }

    private void mustBeOn() {
        if (!settings.isOn()) {
            throw new NotFound(
                    "provider.none",
                    "No identity provider is set up here.",
                    "Sign in with name and password, or ask whoever runs Bailee to set one up.");
        }
    }
}
