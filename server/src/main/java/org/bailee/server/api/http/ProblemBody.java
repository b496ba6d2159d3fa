package org.bailee.server.api.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.Destroyed;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.shared.Violation;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import tools.jackson.core.JsonGenerator;

/// A problem as HTTP tells it (RFC 9457): the one place where what went wrong becomes a status.
public record ProblemBody(int status, String code, String detail, String hint, List<Violation> violations) {
    static final String TYPE = "https://bailee.dev/problems/";

    /// What makes a request unreadable rather than wrong.
    private static final Set<String> UNREADABLE = Set.of("id.malformed", "purpose.missing", "reason.malformed");

    /// What is refused because of what this caller did before, and not because of how the server fares.
    private static final Set<String> TOO_MUCH = Set.of("quota.exhausted", "values.guessing");

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "The request cannot be read"),
            Map.entry(401, "No valid key"),
            Map.entry(403, "A rule refuses"),
            Map.entry(404, "Not found"),
            Map.entry(405, "No such method here"),
            Map.entry(406, "Not available in this format"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Erased"),
            Map.entry(412, "Another change came first"),
            Map.entry(413, "Too large"),
            Map.entry(415, "Wrong content type"),
            Map.entry(422, "Invalid content"),
            Map.entry(428, "State the version"),
            Map.entry(429, "Too fast"),
            Map.entry(500, "A defect"),
            Map.entry(503, "Not now"));

    static ProblemBody of(Throwable thrown) {
        return switch (thrown) {
            case Problem problem -> of(problem);
            case HttpRefusal refusal ->
                new ProblemBody(refusal.status(), refusal.code(), refusal.says(), refusal.hint(), List.of());
            // Which value, and how it fails, would help only whoever tampered with it.
            case Corrupt _ ->
                new ProblemBody(
                        500,
                        "seal.broken",
                        "Stored data does not match its seal.",
                        "Tell whoever runs Bailee the request id: stored data was changed from outside.",
                        List.of());
            // The keys were wiped while the request was under way.
            case Destroyed _ -> of(KeyRing.sealed());
            case CannotCreateTransactionException _ -> databaseAway();
            case DataAccessResourceFailureException _ -> databaseAway();
            case TransientDataAccessException _ -> databaseAway();
            case RecoverableDataAccessException _ -> databaseAway();
            case ErrorResponse framework -> ofStatus(framework.getStatusCode().value());
            default -> ofStatus(500);
        };
    }

    private static ProblemBody of(Problem problem) {
        return switch (problem) {
            case NotFound missing -> of(missing.isErased() ? 410 : 404, missing, List.of());
            case Denied denied -> of(403, denied, List.of());
            case Conflict conflict -> of(conflict.isStale() ? 412 : 409, conflict, conflict.violations());
            case Unavailable unavailable ->
                of(TOO_MUCH.contains(unavailable.code()) ? 429 : 503, unavailable, List.of());
            case Invalid invalid -> {
                boolean unreadable = invalid.violations().stream().allMatch(one -> UNREADABLE.contains(one.code()));
                Violation first = invalid.violations().getFirst();
                String code = invalid.violations().size() == 1 ? first.code() : invalid.code();
                yield new ProblemBody(
                        unreadable ? 400 : 422, code, invalid.says(), invalid.hint(), invalid.violations());
            }
        };
    }

    private static ProblemBody of(int status, Problem problem, List<Violation> violations) {
        return new ProblemBody(status, problem.code(), problem.says(), problem.hint(), violations);
    }

    private static ProblemBody databaseAway() {
        return new ProblemBody(
                503,
                "database.away",
                "The database cannot be reached or cannot write.",
                "Try again shortly; if it lasts, whoever runs Bailee should look at GET /v1/status and the server's log.",
                List.of());
    }

    /// What the framework refused before any of our code saw it.
    static ProblemBody ofStatus(int status) {
        return switch (status) {
            case 401 ->
                simple(
                        status,
                        "key.missing",
                        "This needs a valid API key.",
                        "Send the header Authorization: Bearer blk_…");
            case 403 ->
                simple(
                        status,
                        "route.closed",
                        "This is open to nobody.",
                        "See GET /v1/openapi.json for what there is.");
            case 404 ->
                simple(
                        status,
                        "route.unknown",
                        "There is nothing here.",
                        "See GET /v1/openapi.json for what there is.");
            case 405 ->
                simple(
                        status,
                        "method.unknown",
                        "This does not take that method.",
                        "The header Allow names those it takes.");
            case 406 ->
                simple(
                        status,
                        "format.unknown",
                        "This cannot be had in that format.",
                        "Ask for application/json in Accept.");
            case 415 ->
                simple(
                        status,
                        "content-type.wrong",
                        "This does not take that content type.",
                        "Send the Content-Type that the API reference names for this request.");
            case 413 -> simple(status, "body.too-large", "The request is too large.", "Send less at once.");
            case 503 -> simple(status, "busy", "The server has no room for another request.", "Try again shortly.");
            default ->
                status >= 400 && status < 500
                        ? simple(
                                status,
                                "request.malformed",
                                "The request cannot be read.",
                                "Compare it with the API reference.")
                        : simple(
                                500,
                                "unexpected",
                                "Something failed that should not have.",
                                "Tell whoever runs Bailee the request id: it stands in the server's log.");
        };
    }

    private static ProblemBody simple(int status, String code, String detail, String hint) {
        return new ProblemBody(status, code, detail, hint, List.of());
    }

    /// @param request the id that leads to the server's log; an item among many has none of its own
    public void write(JsonGenerator out, Optional<String> request) {
        out.writeStartObject();
        out.writeStringProperty("type", TYPE + code);
        out.writeStringProperty("title", TITLES.getOrDefault(status, "Refused"));
        out.writeNumberProperty("status", status);
        out.writeStringProperty("detail", detail);
        out.writeStringProperty("code", code);
        out.writeStringProperty("hint", hint);
        if (!violations.isEmpty()) {
            out.writeArrayPropertyStart("violations");
            for (Violation violation : violations) {
                out.writeStartObject();
                out.writeStringProperty("where", violation.where());
                out.writeStringProperty("code", violation.code());
                out.writeStringProperty("message", violation.message());
                out.writeStringProperty("hint", violation.hint());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        request.ifPresent(id -> out.writeStringProperty("request", id));
        out.writeEndObject();
    }
}
