package org.bailee.server.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.Unavailable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Shows a problem as a page that names the rule and what to do, unless the form it came from shows it itself.
@ControllerAdvice(basePackages = "org.bailee.server.console")
final class RefusedPages {
    private final Pages pages;

    RefusedPages(Pages pages) {
        this.pages = pages;
    }

    /// @return a way to the code where a fresh one is all that lacks
    @ExceptionHandler
    View refused(Problem problem, HttpServletRequest request) {
        if (problem.code().equals("session.step-up")) {
            RedirectView again = new RedirectView("/step-up?back=" + room(request.getRequestURI()));
            again.setStatusCode(HttpStatus.SEE_OTHER);
            return again;
        }
        return pages.page(
                request,
                "frame/refused.jte",
                "",
                new RefusedView(problem.says(), problem.hint(), request.getRequestId()),
                status(problem));
    }

    /// `/account` of `/account/password`.
    private static String room(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    private static HttpStatus status(Problem problem) {
        return switch (problem) {
            case NotFound missing -> missing.isErased() ? HttpStatus.GONE : HttpStatus.NOT_FOUND;
            case Denied _ -> HttpStatus.FORBIDDEN;
            case Conflict _ -> HttpStatus.CONFLICT;
            case Invalid _ -> HttpStatus.UNPROCESSABLE_CONTENT;
            case Unavailable _ -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
