package org.bailee.server.shared;

import java.util.Arrays;
import java.util.List;

/// One thing wrong with what was sent: where, why, and what to do. Never the value itself.
///
/// @param where a field path, header or place in a document
/// @param gaps what of the two sentences is not the same each time, for whoever says them in another language
public record Violation(String where, String code, String message, String hint, List<String> gaps) {
    public Violation {
        gaps = List.copyOf(gaps);
    }

    public Violation(String where, String code, String message, String hint, Object... gaps) {
        this(where, code, message, hint, texts(gaps));
    }

    static List<String> texts(Object... gaps) {
        return Arrays.stream(gaps).map(String::valueOf).toList();
    }
}
