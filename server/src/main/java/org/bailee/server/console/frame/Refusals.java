package org.bailee.server.console.frame;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.Violation;

/// What the server refuses, in the reader's language. English is what the refusing code itself says; any other
/// language has its sentence and hint by the problem's code in `words/problems_xx.properties`.
final class Refusals {
    static final String TEXTS = "words.problems";
    private static final String HINT = ".hint";

    /// Which form a value must have differs with its type, and the register's page shows an example of each.
    private static final String FAMILY = "value.";

    private final Locale locale;
    private final Optional<ResourceBundle> bundle;

    Refusals(Locale locale) {
        this.locale = locale;
        this.bundle = locale.equals(Locale.ENGLISH) ? Optional.empty() : Optional.of(Words.bundle(TEXTS, locale));
    }

    String says(Problem problem) {
        return switch (problem) {
            case Invalid invalid -> placed(invalid.violations().getFirst());
            case Conflict over
            when !over.violations().isEmpty() -> placed(over.violations().getFirst());
            default -> said(problem.code(), "", problem.says(), problem.gaps());
        };
    }

    String hint(Problem problem) {
        return problem instanceof Invalid invalid
                ? hint(invalid.violations().getFirst())
                : said(problem.code(), HINT, problem.hint(), problem.gaps());
    }

    /// Sentence and hint; a form shows the place by itself.
    String whole(Violation violation) {
        return message(violation) + " " + hint(violation);
    }

    private String placed(Violation violation) {
        return violation.where() + ": " + message(violation);
    }

    private String message(Violation violation) {
        return said(violation.code(), "", violation.message(), violation.gaps());
    }

    private String hint(Violation violation) {
        return said(violation.code(), HINT, violation.hint(), violation.gaps());
    }

    private String said(String code, String part, String english, List<String> gaps) {
        return bundle.flatMap(texts -> text(texts, code, part))
                .map(text -> new MessageFormat(text, locale).format(gaps.toArray()))
                .orElse(english);
    }

    private static Optional<String> text(ResourceBundle texts, String code, String part) {
        String name = code.startsWith(FAMILY) && !texts.containsKey(code) ? FAMILY + "*" : code;
        // A refusal in another language is better than none: a test sees to it that there is no such.
        return texts.containsKey(name + part) ? Optional.of(texts.getString(name + part)) : Optional.empty();
    }
}
