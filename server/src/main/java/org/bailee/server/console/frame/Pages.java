package org.bailee.server.console.frame;

import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bailee.server.identity.OidcSettings;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.register.Register;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;

/// Makes pages: a template with its data, in the reader's words.
public final class Pages {
    /// Where nobody has said which time zone is theirs.
    private static final ZoneId ELSEWHERE = ZoneId.of("UTC");

    /// What browsers send is shorter. Strangers must not choose how much is matched: a range costs the square of its
    /// length.
    private static final int LONGEST_ACCEPTED = 200;

    private static final int MOST_ACCEPTED = 10;

    private final TemplateEngine templates;
    private final Assets assets;
    private final Register register;
    private final OidcSettings provider;

    Pages(TemplateEngine templates, Assets assets, Register register, OidcSettings provider) {
        this.templates = templates;
        this.assets = assets;
        this.register = register;
        this.provider = provider;
    }

    /// @param template its path under `src/main/jte`
    /// @param room whose link is marked; its title is the text of the template's own name
    public Html page(HttpServletRequest request, String template, String room, Object view) {
        return page(request, template, room, view, HttpStatus.OK);
    }

    public Html page(HttpServletRequest request, String template, String room, Object view, HttpStatus status) {
        Words words = words(request);
        String title = words.say(template.replace(".jte", "").replace('/', '.') + ".title");
        return titled(request, words, template, room, view, status, title);
    }

    /// A page whose title sentence depends on what it shows.
    public Html titled(
            HttpServletRequest request, String template, String room, Object view, HttpStatus status, String title) {
        return titled(request, words(request), template, room, view, status, title);
    }

    private Html titled(
            HttpServletRequest request,
            Words words,
            String template,
            String room,
            Object view,
            HttpStatus status,
            String title) {
        Page page = new Page(
                title,
                room,
                words,
                assets,
                csrf(request),
                register.current().definition().controller().name(),
                provider.isOn() ? Optional.of(provider.shownName()) : Optional.empty(),
                provider.acceptsSecondFactors(),
                reader().map(Session::staff));
        return new Html(templates, template, page, view, status);
    }

    /// Why something was not done, and what to do instead.
    Html refused(HttpServletRequest request, HttpStatus status, String says, String hint) {
        return refused(request, status, says, hint, "", "");
    }

    /// @param ask where a second person can allow it; empty if nobody can
    /// @param emergency where the reader can open the person at once; empty if that is not theirs
    Html refused(
            HttpServletRequest request, HttpStatus status, String says, String hint, String ask, String emergency) {
        RefusedView view = new RefusedView(says, hint, String.valueOf(MDC.get("request")), ask, emergency);
        return page(request, "frame/refused.jte", "", view, status);
    }

    /// The words of the reader's own setting, else of what their browser asks for.
    public Words words(HttpServletRequest request) {
        Optional<StaffMember> staff = reader().map(Session::staff);
        List<Locale.LanguageRange> wanted = staff.flatMap(StaffMember::locale)
                .map(locale -> Locale.LanguageRange.parse(locale.toLanguageTag()))
                .orElseGet(() -> accepted(request.getHeader("Accept-Language")));
        return Words.in(wanted, staff.flatMap(StaffMember::zone).orElse(ELSEWHERE));
    }

    /// Tells programs, too, how long somebody has to wait who tried too often.
    public static void retryAfter(HttpServletResponse response, Duration wait) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Words.seconds(wait)));
    }

    /// Whose cookie came along, at the door too.
    public static Optional<Session> reader() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedInReader reader
                ? Optional.of(reader.session())
                : Optional.empty();
    }

    /// The languages alone, without country or script: we have no two of one language.
    private static List<Locale.LanguageRange> accepted(@Nullable String header) {
        if (header == null || header.length() > LONGEST_ACCEPTED) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .limit(MOST_ACCEPTED)
                    .map(wanted -> new Locale.LanguageRange(wanted.getRange().split("-", 2)[0], wanted.getWeight()))
                    .toList();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }
}
