package org.bailee.server.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words an attacker would try here first, and whether a password is made of nothing else.
///
/// A password that merely contains one is let through: a long sentence may well name the business.
record ContextWords(Set<String> words) {
    private static final int SHORTEST = 3;

    /// Whole names, their parts, and their parts run together.
    static ContextWords of(Collection<String> names) {
        return new ContextWords(names.stream()
                .flatMap(name -> {
                    String folded = PasswordPolicy.folded(name);
                    String[] parts = folded.split("[^\\p{L}\\p{N}]+");
                    return Stream.concat(Arrays.stream(parts), Stream.of(String.join("", parts)));
                })
                .map(ContextWords::core)
                .filter(word -> word.length() >= SHORTEST)
                .collect(Collectors.toUnmodifiableSet()));
    }

    ContextWords and(ContextWords more) {
        return new ContextWords(
                Stream.concat(words.stream(), more.words.stream()).collect(Collectors.toUnmodifiableSet()));
    }

    /// Whether only context words, digits and signs make up the password, also with digits and signs for letters.
    boolean make(String password) {
        String folded = PasswordPolicy.folded(password);
        String trimmed = folded.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return isMadeOf(core(folded)) || isMadeOf(core(unmasked(folded))) || isMadeOf(core(unmasked(trimmed)));
    }

    private boolean isMadeOf(String core) {
        if (core.isEmpty()) {
            return false;
        }
        // reachable[i]: the first i characters are words one after another.
        boolean[] reachable = new boolean[core.length() + 1];
        reachable[0] = true;
        for (int at = 0; at < core.length(); at++) {
            if (reachable[at]) {
                for (String word : words) {
                    if (core.startsWith(word, at)) {
                        reachable[at + word.length()] = true;
                    }
                }
            }
        }
        return reachable[core.length()];
    }

    private static String core(String text) {
        return text.replaceAll("[^\\p{L}]+", "");
    }

    private static String unmasked(String text) {
        return text.replace('0', 'o')
                .replace('1', 'i')
                .replace('!', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's')
                .replace('7', 't');
    }
}
