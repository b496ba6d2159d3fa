package org.bailee.cli;

import java.nio.file.Path;
import java.util.List;
import org.bailee.client.RegisterChange;
import org.bailee.client.RegisterMistake;

/// Says changes and mistakes of a register as lines.
final class RegisterWords {
    private RegisterWords() {}

    static String line(RegisterChange change) {
        String sign = change.kind().endsWith("added")
                ? "+"
                : change.kind().endsWith("removed") || change.kind().endsWith("dropped") ? "-" : "~";
        return sign + " " + change.where() + ": " + change.says();
    }

    static String lines(Path file, RegisterMistake mistake) {
        String place = file + ":" + mistake.line() + ":" + mistake.column() + ": ";
        String hint = mistake.hint().isEmpty() ? "" : "\n  hint: " + mistake.hint();
        return place + mistake.where() + ": " + mistake.message() + hint;
    }

    static String count(List<?> mistakes) {
        return mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes";
    }
}
