package org.bailee.server.vault;

import static java.util.Objects.requireNonNull;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bailee.crypto.Corrupt;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.shared.Violation;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The results of a request as a text that can be kept and told again: an array that has for each item what was done,
/// told by its ids, or the problem it failed by.
final class AnswerText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AnswerText() {}

    /// @param told the value of an item that was done, as a text without a person's data
    static <T> String write(List<Result<T>> results, Function<T, String> told) {
        StringWriter text = new StringWriter(results.size() * 64);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartArray();
            for (Result<T> result : results) {
                switch (result) {
                    case Result.Done<T>(T value) -> out.writeString(told.apply(value));
                    // Kept as neither, so that one seal that does not verify spoils nobody else's answer.
                    case Result.Failed<T>(Corrupt _) -> out.writeNull();
                    case Result.Failed<T>(RuntimeException why) -> out.writePOJO(Trouble.of(why));
                }
            }
            out.writeEndArray();
        }
        return text.toString();
    }

    /// @throws Corrupt if it is not as it was written
    static <T> List<Result<T>> read(String answer, Function<String, Result<T>> heard) {
        try {
            JsonNode told = JSON.readTree(answer);
            if (!told.isArray()) {
                throw new Corrupt();
            }
            List<Result<T>> results = new ArrayList<>();
            told.forEach(item -> results.add(item.isString() ? heard.apply(item.stringValue()) : failed(item)));
            return results;
        } catch (JacksonException changed) {
            throw new Corrupt();
        }
    }

    private static <T> Result<T> failed(JsonNode item) {
        return new Result.Failed<>(
                item.isNull()
                        ? new Corrupt()
                        : JSON.treeToValue(item, Trouble.class).why());
    }

    private record Trouble(
            String kind, String code, String message, String hint, List<String> gaps, List<Violation> violations) {
        private static final String CORRUPT = "corrupt";

        /// What is missing was taken out of the row.
        Trouble {
            requireNonNull(kind);
            requireNonNull(code);
            requireNonNull(message);
            requireNonNull(hint);
            gaps = List.copyOf(gaps);
            violations = List.copyOf(violations);
        }

        static Trouble of(RuntimeException why) {
            return switch (why) {
                case NotFound problem -> of(problem.isErased() ? "erased" : "not-found", problem, List.of());
                case Denied problem -> of("denied", problem, List.of());
                case Conflict problem -> of(problem.isStale() ? "stale" : "conflict", problem, problem.violations());
                case Invalid problem -> of("invalid", problem, problem.violations());
                case Unavailable problem -> of("unavailable", problem, List.of());
                case Corrupt _ -> new Trouble(CORRUPT, "", "", "", List.of(), List.of());
                // Whatever else went wrong is no answer: the transaction must not end with it.
                default -> throw why;
            };
        }

        private static Trouble of(String kind, Problem problem, List<Violation> violations) {
            return new Trouble(kind, problem.code(), problem.says(), problem.hint(), problem.gaps(), violations);
        }

        RuntimeException why() {
            return switch (kind) {
                case CORRUPT -> new Corrupt();
                // Only of who was given up a moment is told.
                case "erased" -> gaps.isEmpty() ? NotFound.erased() : NotFound.givenUp(Instant.parse(gaps.getFirst()));
                case "not-found" -> new NotFound(code, message, hint, gaps.toArray());
                case "denied" -> new Denied(code, message, hint, gaps.toArray());
                case "stale" -> Conflict.stale(code, message, hint, gaps.toArray());
                case "conflict" ->
                    violations.isEmpty()
                            ? new Conflict(code, message, hint, gaps.toArray())
                            : Conflict.over(violations.getFirst());
                case "invalid" -> new Invalid(violations);
                default -> new Unavailable(code, message, hint, gaps.toArray());
            };
        }
    }
}
