package org.bailee.server.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.View;

/// Shows a problem as a page that names the rule and what to do, unless the form it came from shows it itself.
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackages = "org.bailee.server.console")
final class RefusedPages {
    private static final Logger log = LoggerFactory.getLogger(RefusedPages.class);

    private static final Duration SOON = Duration.ofSeconds(1);

    /// What a second person can allow: to see more people, or more of them.
    private static final Set<String> MORE_ROOM = Set.of("bulk.needs-approval", "quota.exhausted");

    /// Refused because of what its reader did before, and not because of how the server fares.
    private static final Set<String> TOO_MUCH = Set.of("quota.exhausted", "values.guessing");

    private static final Set<String> MORE_SIGHT =
            Set.of("role.sees-nothing", "field.not-for-role", "collection.not-for-role");
    private static final Pattern PERSON = Pattern.compile("^/people/[0-9a-f-]{36}");

    private final Pages pages;

    RefusedPages(Pages pages) {
        this.pages = pages;
    }

    /// @return a way to the code where a fresh one is all that lacks
    @ExceptionHandler
    View refused(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        if (problem.code().equals("keys.sealed")) {
            return Lead.to(Places.UNSEAL);
        }
        if (problem instanceof Unavailable later) {
            Pages.retryAfter(response, later.retryAfter().orElse(SOON));
        }
        if (problem.code().equals("session.step-up")) {
            return Lead.to("/step-up?back=" + Places.back(request.getRequestURI()));
        }
        Words words = pages.words(request);
        if (!MORE_ROOM.contains(problem.code()) && !MORE_SIGHT.contains(problem.code())) {
            return pages.refused(request, status(problem), words.says(problem), words.hint(problem));
        }
        return pages.refused(
                request,
                status(problem),
                words.says(problem),
                words.hint(problem),
                "/approvals/ask",
                emergency(problem, request));
    }

    private static String emergency(Problem problem, HttpServletRequest request) {
        Matcher person = PERSON.matcher(request.getRequestURI());
        boolean may = Pages.reader()
                .filter(reader -> reader.staff().permissions().contains(Permission.ACCESS_BREAK_GLASS))
                .isPresent();
        return may && MORE_SIGHT.contains(problem.code()) && person.find() ? person.group() + "/break-glass" : "";
    }

    /// What nobody meant to happen is written to the log, without the words of the exception, which may quote a
    /// person.
    @ExceptionHandler
    View failed(Exception thrown, HttpServletRequest request) {
        Words words = pages.words(request);
        Optional<HttpStatus> unreadable = unreadable(thrown);
        if (unreadable.isPresent()) {
            return pages.refused(
                    request, unreadable.get(), words.say("frame.unreadable"), words.say("frame.unreadable.hint"));
        }
        log.error(
                "A page failed with {} at {}",
                thrown.getClass().getName(),
                thrown.getStackTrace().length == 0 ? "?" : thrown.getStackTrace()[0]);
        return pages.refused(
                request, HttpStatus.INTERNAL_SERVER_ERROR, words.say("frame.defect"), words.say("frame.defect.hint"));
    }

    /// What the framework could not make sense of, and why it says so.
    private static Optional<HttpStatus> unreadable(Exception thrown) {
        return switch (thrown) {
            case ErrorResponse sent ->
                Optional.of(HttpStatus.valueOf(sent.getStatusCode().value()));
            // A number that is none, say.
            case TypeMismatchException _ -> Optional.of(HttpStatus.BAD_REQUEST);
            default -> Optional.empty();
        };
    }

    private static HttpStatus status(Problem problem) {
        return switch (problem) {
            case NotFound missing -> missing.isErased() ? HttpStatus.GONE : HttpStatus.NOT_FOUND;
            case Denied _ -> HttpStatus.FORBIDDEN;
            case Conflict _ -> HttpStatus.CONFLICT;
            case Invalid _ -> HttpStatus.UNPROCESSABLE_CONTENT;
            case Unavailable later ->
                TOO_MUCH.contains(later.code()) ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
