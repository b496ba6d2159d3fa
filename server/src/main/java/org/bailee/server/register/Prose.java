package org.bailee.server.register;

import java.util.Collection;
import java.util.List;

/// Small pieces of English that the sentences of a plan share.
final class Prose {
    private Prose() {}

    /// `a`, `a and b`, `a, b and c`.
    static String list(Collection<?> things) {
        List<String> words = things.stream().map(Object::toString).toList();
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    /// Who has a value: `Nobody has a value`, `1 person has a value`, `12 people have a value`.
    static String holders(long people) {
        if (people == 0) {
            return "Nobody has a value";
        }
        return people == 1 ? "1 person has a value" : people + " people have a value";
    }
}
