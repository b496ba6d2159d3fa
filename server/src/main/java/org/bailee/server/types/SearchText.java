package org.bailee.server.types;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Brings different spellings of one value to one text, so that an index over the result finds them all.
final class SearchText {
    /// A value gives at most this many words, so that one value cannot flood the index.
    static final int MOST_WORDS = 64;

    private static final int LONGEST_WORD = 64;

    /// Letters that Unicode does not take apart, as people type them on a keyboard without them.
    private static final Map<Integer, String> PLAIN_LETTERS = Map.ofEntries(
            entry((int) 'ø', "o"),
            entry((int) 'ł', "l"),
            entry((int) 'đ', "d"),
            entry((int) 'ð', "d"),
            entry((int) 'þ', "th"),
            entry((int) 'æ', "ae"),
            entry((int) 'œ', "oe"),
            entry((int) 'ı', "i"),
            entry((int) 'ħ', "h"),
            entry((int) 'ŧ', "t"),
            entry((int) 'ς', "σ"));

    private SearchText() {}

    /// Compatibility forms and case made one. Up and down again, because `ß` and `ss` meet only in upper case.
    static String fold(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT).strip();
        }
        String cased = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        return Normalizer.normalize(cased, Normalizer.Form.NFKC).strip();
    }

    /// Letters and digits only, in upper case: identifiers whatever the blanks, dots and dashes.
    static String compact(String text) {
        StringBuilder result = new StringBuilder(text.length());
        (isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC))
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(result::appendCodePoint);
        return result.toString().toUpperCase(Locale.ROOT);
    }

    /// The words of a text without accents and case. Apostrophes join (`O'Brien` is `obrien`), everything else between
    /// letters parts.
    static SortedSet<String> words(String text) {
        SortedSet<String> words = new TreeSet<>();
        StringBuilder word = new StringBuilder();
        Normalizer.normalize(fold(text), Normalizer.Form.NFKD).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || isMark(c)) {
                if (!isAccent(c)) {
                    append(c, word);
                }
            } else if (!isApostrophe(c)) {
                take(word, words);
            }
        });
        take(word, words);
        return Collections.unmodifiableSortedSet(words);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static void append(int c, StringBuilder word) {
        String plain = c < 0x80 ? null : PLAIN_LETTERS.get(c);
        if (plain == null) {
            word.appendCodePoint(c);
        } else {
            word.append(plain);
        }
    }

    private static void take(StringBuilder word, SortedSet<String> words) {
        if (!word.isEmpty() && words.size() < MOST_WORDS) {
            String whole = Normalizer.normalize(word, Normalizer.Form.NFC);
            words.add(whole.substring(0, Math.min(LONGEST_WORD, whole.length())));
        }
        word.setLength(0);
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == '’' || c == 'ʼ' || c == '`' || c == '´';
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /// Marks that people leave out when they search: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel
    /// signs.
    /// Vowel signs of Indic scripts and Japanese voicing marks tell words apart, so they stay.
    private static boolean isAccent(int c) {
        return c >= 0x0300 && c <= 0x036F || c >= 0x0591 && c <= 0x05C7 || c >= 0x064B && c <= 0x065F || c == 0x0670;
    }
}
