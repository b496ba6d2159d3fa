package org.bailee.server.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.bailee.server.shared.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers every failure, wherever it happens, as one kind of document.
@RestControllerAdvice
final class ProblemAnswers {
    static final String TYPE = "application/problem+json";

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final String SOON = String.valueOf(HttpRefusal.SOON.toSeconds());

    @ExceptionHandler
    ResponseEntity<RawAnswer> answer(Exception thrown, HttpServletRequest request) {
        ProblemBody problem = ProblemBody.of(thrown);
        report(problem, thrown, request);
        Misses.count(thrown);
        HttpHeaders headers = new HttpHeaders();
        if (thrown instanceof ErrorResponse framework) {
            // Which methods or types would have been taken.
            headers.putAll(framework.getHeaders());
        }
        headers.set(HttpHeaders.CONTENT_TYPE, TYPE);
        if (problem.status() == 503 || problem.status() == 429) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter(thrown));
        }
        return ResponseEntity.status(problem.status()).headers(headers).body(bytes(problem, request));
    }

    private static String retryAfter(Exception thrown) {
        return switch (thrown) {
            case HttpRefusal refusal -> String.valueOf(refusal.retryAfter());
            case Unavailable away ->
                away.retryAfter()
                        .map(wait -> String.valueOf(Unavailable.seconds(wait)))
                        .orElse(SOON);
            default -> SOON;
        };
    }

    /// For filters, which stand outside of all endpoints.
    static void write(ProblemBody problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(problem.status());
        response.setContentType(TYPE);
        if (problem.status() == 401) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Bailee\"");
        }
        if (problem.status() == 503 || problem.status() == 429) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
        }
        response.getOutputStream().write(bytes(problem, request).bytes());
    }

    static void report(ProblemBody problem, Throwable thrown, HttpServletRequest request) {
        // What is refused for being too much is no error, and must not fill the log either.
        if (problem.status() >= 500 && !(thrown instanceof HttpRefusal)) {
            log.error(
                    "Request {} ended with {} ({})",
                    RequestId.of(request),
                    problem.status(),
                    problem.code(),
                    problem.status() == 503 ? null : Wordless.of(thrown));
        }
    }

    private static RawAnswer bytes(ProblemBody problem, HttpServletRequest request) {
        return Reply.bytes(out -> problem.write(out, Optional.of(RequestId.of(request))));
    }
}
