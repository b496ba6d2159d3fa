package org.bailee.server.vault;

import java.time.Instant;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The results of a request as a text that can be kept and told again: what was done by its ids, what failed by its
/// problem.
final class AnswerText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AnswerText() {}

    /// @param told the value of an item that was done, as a text without a person's data
    static <T> String write(List<Result<T>> results, Function<T, String> told) {
        return JSON.writeValueAsString(results.stream()
                .map(result -> switch (result) {
                    case Result.Done<T>(T value) -> new Item(told.apply(value), null);
                    // Kept as neither, so that one seal that does not verify spoils nobody else's answer.
                    case Result.Failed<T>(Corrupt _) -> new Item(null, null);
                    case Result.Failed<T>(RuntimeException why) -> new Item(null, Trouble.of(why));
                })
                .toList());
    }

    static <T> List<Result<T>> read(String answer, Function<String, Result<T>> heard) {
        return JSON.readValue(answer, new TypeReference<List<Item>>() {}).stream()
                .map(item -> item.done() != null
                        ? heard.apply(item.done())
                        : new Result.Failed<T>(
                                item.trouble() == null
                                        ? new Corrupt()
                                        : item.trouble().why()))
                .toList();
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    static <T> T parse(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    private record Item(@Nullable String done, @Nullable Trouble trouble) {}

    private record Trouble(
            String kind, String code, String message, String hint, List<String> gaps, List<Violation> violations) {
        private static final String CORRUPT = "corrupt";

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
