package org.bailee.server.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Takes a person's name apart when it comes as one string. A guess, kept simple enough to foresee: whoever knows the
/// parts sends the parts.
final class Names {
    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "prof",
            "professor",
            "sir",
            "dame",
            "lord",
            "lady",
            "rev",
            "herr",
            "frau",
            "monsieur",
            "madame",
            "mme",
            "mlle",
            "señor",
            "señora",
            "sra",
            "srta",
            "dott",
            "ing",
            "mag");

    private static final Set<String> SUFFIXES = Set.of(
            "jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "dds", "cpa", "obe", "mbe", "cbe", "mba", "bsc", "msc");

    /// Small words that belong to the family name after them.
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "vom", "zu", "zum", "zur", "de", "del", "della", "der", "den", "di", "da", "do", "dos", "das",
            "du", "des", "la", "le", "ten", "ter", "te", "af", "av", "bin", "ibn", "al", "el", "st", "mac");

    private Names() {}

    /// `Dr. Ada King Lovelace, PhD` or `Lovelace, Ada King`. The last word is the family name, with the particles
    /// before
    /// it; the first is the given name; what stands between is in the middle. One word alone is a given name.
    static SortedMap<String, String> apart(String text) {
        SortedMap<String, String> parts = new TreeMap<>();
        String[] byComma = text.split(",", 3);
        if (byComma.length == 2 && !byComma[0].isBlank() && !byComma[1].isBlank() && !isSuffix(byComma[1].strip())) {
            parts.put("family", byComma[0].strip());
            takeGiven(words(byComma[1]), parts);
            return parts;
        }
        List<String> words = words(text.replace(',', ' '));
        takeTitle(words, parts);
        takeSuffix(words, parts);
        if (words.size() > 1) {
            int family = words.size() - 1;
            while (family > 1 && PARTICLES.contains(words.get(family - 1).toLowerCase(Locale.ROOT))) {
                family--;
            }
            parts.put("family", String.join(" ", words.subList(family, words.size())));
            words = words.subList(0, family);
        }
        takeGiven(words, parts);
        return parts;
    }

    private static void takeTitle(List<String> words, SortedMap<String, String> parts) {
        List<String> titles = new ArrayList<>();
        while (words.size() > 1 && TITLES.contains(plain(words.getFirst()))) {
            titles.add(words.removeFirst());
        }
        put("title", titles, parts);
    }

    private static void takeSuffix(List<String> words, SortedMap<String, String> parts) {
        List<String> suffixes = new ArrayList<>();
        while (words.size() > 2 && isSuffix(words.getLast())) {
            suffixes.addFirst(words.removeLast());
        }
        put("suffix", suffixes, parts);
    }

    private static void takeGiven(List<String> words, SortedMap<String, String> parts) {
        put("given", words.subList(0, Math.min(1, words.size())), parts);
        put("middle", words.subList(Math.min(1, words.size()), words.size()), parts);
    }

    private static void put(String part, List<String> words, SortedMap<String, String> parts) {
        if (!words.isEmpty()) {
            parts.put(part, String.join(" ", words));
        }
    }

    private static boolean isSuffix(String word) {
        return SUFFIXES.contains(plain(word));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace(".", "");
    }

    private static List<String> words(String text) {
        return new ArrayList<>(
                Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList());
    }
}
